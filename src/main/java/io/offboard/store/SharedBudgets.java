package io.offboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Rate budgets of all nodes. A node exchanges what it learned for what the others learned, at least
 * once a second, so that no call needs a statement of its own for it.
 */
public final class SharedBudgets {
  /** How far clocks may differ and a transaction may take; what is read twice does no harm. */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  /** Nodes that lock rows in one order do not wait for one another in a circle. */
  private static final Comparator<SharedBudget> ORDER =
      Comparator.comparing(SharedBudget::accountId).thenComparing(SharedBudget::counter);

  private final Database database;
  private final Clock clock;
  private final UUID node;
  private volatile Instant exchangedAt = Instant.EPOCH;

  SharedBudgets(Database database, Clock clock, UUID node) {
    this.database = database;
    this.clock = clock;
    this.node = node;
  }

  /**
   * Tells the others what this node learned, and asks what they did: three statements, one if it
   * learned nothing. Of two answers about one budget the later one counts.
   *
   * @param learned what vendors said since the last exchange, one for each account and counter
   * @param limit the longest time
   * @return what other nodes learned since the last exchange, and some that is known already
   * @throws StoreUnavailableException if the store does not answer; the same may be told again
   */
  public List<SharedBudget> exchange(Collection<SharedBudget> learned, Duration limit) {
    var now = clock.instant();
    var mine = learned.stream().sorted(ORDER).toList();
    var inserts = mine.stream().map(budget -> values(budget, now)).toList();
    var updates = mine.stream().map(budget -> values(budget, now, budget.seenAt())).toList();
    var since = exchangedAt.minus(OVERLAP);
    var theirs =
        database.transaction(
            limit,
            session -> {
              session.updateAll("insert-budget", inserts);
              session.updateAll("update-budget", updates);
              return session.query("read-budgets", SharedBudgets::budget, since, now, node);
            });
    exchangedAt = now;
    return theirs;
  }

  private Object[] values(SharedBudget budget, Instant now, Instant... condition) {
    var values =
        Stream.of(
            budget.limit(),
            budget.remaining(),
            budget.resetsAt(),
            budget.seenAt(),
            now,
            node,
            budget.accountId(),
            budget.counter());
    return Stream.concat(values, Stream.of(condition)).toArray();
  }

  private static SharedBudget budget(ResultSet row) throws SQLException {
    return new SharedBudget(
        row.getObject("account_id", UUID.class),
        row.getString("counter"),
        row.getLong("rate_limit"),
        row.getLong("remaining"),
        Session.instant(row, "resets_at"),
        Session.instant(row, "seen_at"));
  }
}
