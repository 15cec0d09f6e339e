package io.offboard.store;

import io.offboard.store.Claim.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Claims idempotency keys. Of each it says who else has it; nobody if the claim has succeeded. */
final class Claims implements GroupedWork<Claim, Optional<Taken>> {
  private final Clock clock;

  Claims(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Comparator<Claim> order() {
    return Claim.ORDER;
  }

  /** One statement for a key that is in no row, two if another call has it. */
  @Override
  public List<Optional<Taken>> run(Session session, List<Claim> claims) throws SQLException {
    if (claims.size() > 1) {
      session.begin();
    }
    var inserted = session.updateAll("insert-key", claims.stream().map(Claim::values).toList());
    var results = new ArrayList<Optional<Taken>>();
    for (var i = 0; i < inserted.length; i++) {
      results.add(inserted[i] == 1 ? Optional.empty() : takeOver(session, claims.get(i)));
    }
    return results;
  }

  /** Others may change the row, or delete it, between two statements. */
  private Optional<Taken> takeOver(Session session, Claim claim) throws SQLException {
    var ours = claim.ours();
    while (true) {
      var now = clock.instant();
      var rows = session.query("find-key", Claims::taken, ours.accountId(), ours.key());
      if (!rows.isEmpty() && rows.get(0).expires().isAfter(now)) {
        return Optional.of(rows.get(0));
      }
      var changed =
          rows.isEmpty()
              ? session.update("insert-key", claim.values())
              : session.update(
                  "take-over-key",
                  ours.fingerprint(),
                  ours.owner(),
                  claim.expires(),
                  ours.accountId(),
                  ours.key(),
                  now);
      if (changed == 1) {
        return Optional.empty();
      }
    }
  }

  private static Taken taken(ResultSet row) throws SQLException {
    var answer = row.getBytes("answer");
    return new Taken(
        row.getString("fingerprint"),
        Session.instant(row, "expires"),
        answer == null ? null : new Sealed(row.getString("key_id"), answer));
  }
}
