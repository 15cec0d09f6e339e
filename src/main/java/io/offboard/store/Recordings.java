package io.offboard.store;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Records calls: a kept answer and its audit row are one transaction, or parts of one. Of each call
 * it says whether its key was still its own, true if it has none.
 */
final class Recordings implements GroupedWork<Recording, Boolean> {
  @Override
  public Comparator<Recording> order() {
    return Recording.ORDER;
  }

  @Override
  public List<Boolean> run(Session session, List<Recording> recordings) throws SQLException {
    var rows = recordings.stream().map(Recording::row).filter(Objects::nonNull).toList();
    var settlements =
        recordings.stream().filter(Recording::hasKey).map(Recording::settlement).toList();
    var isTried = recordings.contains(Recording.TRIAL);
    if (rows.isEmpty()) {
      requireWritable(session);
    }
    if (isTried || rows.size() + settlements.size() > 1) {
      session.begin();
    }
    if (isTried) {
      Trial.write(session);
    }
    session.updateAll(AuditLine.INSERT, rows);
    var settled = session.updateAll("settle-key", settlements);
    var withoutKey = recordings.size() - settlements.size();
    return IntStream.range(0, recordings.size())
        .mapToObj(i -> i < withoutKey || settled[i - withoutKey] == 1)
        .toList();
  }

  /** A commit shows that the store takes rows; if there is nothing to commit, it is asked. */
  private static void requireWritable(Session session) throws SQLException {
    if (!session.query("is-writable", row -> row.getBoolean(1)).get(0)) {
      throw new SQLException("the database takes no rows");
    }
  }

  @Override
  public Optional<Boolean> byAnyCommit(Recording recording) {
    var writesNothing = recording.row() == null && !recording.equals(Recording.TRIAL);
    return writesNothing ? Optional.of(true) : Optional.empty();
  }
}
