package io.offboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The audit: a row for each line of the audit log. A line is a JSON object with a {@code time}; the
 * same line twice makes one row.
 */
public final class AuditRows {
  private static final int BATCH = 500;

  /** For what an operator asks for, which has no caller who waits. */
  private static final Duration BY_HAND = Duration.ofSeconds(60);

  private static final Duration LONGEST_TRIAL = Duration.ofSeconds(5);

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final GroupCommit<Recording, Boolean> records;

  AuditRows(Database database, GroupCommit<Recording, Boolean> records) {
    this.database = database;
    this.records = records;
  }

  private record Exported(Instant time, UUID id, String line) {}

  /**
   * Makes sure that the store is there and takes rows: one statement. If it failed to do something
   * before, it has to write a row that is as large as a call's: a full disk is not seen otherwise.
   *
   * @param limit the longest time
   * @throws StoreUnavailableException if it is not
   */
  public void requireWritable(Duration limit) {
    if (database.isDoubted()) {
      settleDoubt(limit);
    } else {
      records.ask(Recording.nothing(), limit);
    }
  }

  /**
   * The same, if the store failed to do something before: else no statement.
   *
   * @param limit the longest time, of which the store has five seconds at most
   * @throws StoreUnavailableException if it takes no rows
   */
  void settleDoubt(Duration limit) {
    if (database.isDoubted()) {
      records.ask(Recording.TRIAL, limit.compareTo(LONGEST_TRIAL) < 0 ? limit : LONGEST_TRIAL);
      database.trust();
    }
  }

  /**
   * The same, and no statement if a commit of this node has shown it lately.
   *
   * @param age how long ago at most
   * @param limit the longest time
   * @throws StoreUnavailableException if it is not
   */
  public void requireWritable(Duration age, Duration limit) {
    if (database.isDoubted() || !records.hasCommittedWithin(age)) {
      requireWritable(limit);
    }
  }

  /**
   * Writes a line's row: one statement.
   *
   * @param line the line
   * @param limit the longest time
   * @throws StoreUnavailableException if the store does not answer
   */
  public void write(String line, Duration limit) {
    records.ask(Recording.withoutKey(AuditLine.values(line)), limit);
  }

  /**
   * Writes lines that could not be written when they should have been.
   *
   * @param lines read as they are needed
   * @return how many of them had no row yet
   * @throws IllegalArgumentException if a line is none; those before it may be written
   * @throws StoreUnavailableException if the store does not answer; it may be tried again
   */
  public long load(Stream<String> lines) {
    var added = 0L;
    var batch = new ArrayList<Object[]>();
    for (var line : (Iterable<String>) lines::iterator) {
      batch.add(AuditLine.values(line));
      if (batch.size() == BATCH) {
        added += insert(batch);
        batch.clear();
      }
    }
    return added + insert(batch);
  }

  private long insert(List<Object[]> batch) {
    var counts =
        database.transaction(BY_HAND, session -> session.updateAll(AuditLine.INSERT, batch));
    return Arrays.stream(counts).sum();
  }

  /**
   * Gives lines in the order of their times, a thousand at a time.
   *
   * @param from the first moment
   * @param to the first moment that is too late
   * @param account only this account's; null for all
   * @param sink takes each line
   * @throws StoreUnavailableException if the store does not answer
   */
  public void export(Instant from, Instant to, UUID account, Consumer<String> sink) {
    var last = new Exported(from, BEFORE_ALL, null);
    while (last != null) {
      var after = last;
      var page =
          database.run(
              BY_HAND,
              session ->
                  session.query(
                      "export-audit",
                      AuditRows::exported,
                      after.time(),
                      after.id(),
                      to,
                      account,
                      account));
      page.forEach(row -> sink.accept(row.line()));
      last = page.isEmpty() ? null : page.get(page.size() - 1);
    }
  }

  private static Exported exported(ResultSet row) throws SQLException {
    return new Exported(
        Session.instant(row, "time"), row.getObject("id", UUID.class), row.getString("line"));
  }
}
