package io.offboard.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is older than it is kept; of many nodes one does it, in batches of a thousand. */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final String CHORE = "retention";

  /** After this another node takes over, if the one whose turn it is does not come back. */
  private static final Duration TURN = Duration.ofHours(1);

  /** A call may still be running when its claim has expired, if only just. */
  private static final Duration AFTER_EXPIRY = Duration.ofMinutes(10);

  private static final Duration UNUSED_TOKEN = Duration.ofDays(1);
  private static final Duration BATCH_LIMIT = Duration.ofSeconds(30);
  private static final int BATCH = 1_000;
  private static final String NOT_PERMITTED = "42501";

  private final Database database;
  private final Clock clock;
  private final UUID node;

  Retention(Database database, Clock clock, UUID node) {
    this.database = database;
    this.clock = clock;
    this.node = node;
  }

  /**
   * Deletes if it is this node's turn; meant to be called once an hour or so by every node. A role
   * that may only add to the audit leaves that to the owner of the tables.
   *
   * @param kept how long audit rows and leavers are kept
   * @return how many rows are deleted; 0 if it is another node's turn
   * @throws StoreUnavailableException if the store does not answer
   */
  public long run(Duration kept) {
    var now = clock.instant();
    var expired = now.minus(AFTER_EXPIRY);
    var unused = now.minus(UNUSED_TOKEN);
    return delete("delete-keys", expired)
        + delete("delete-budgets", expired, expired)
        + delete("delete-tokens", unused, unused)
        + delete("delete-leavers", now.minus(kept))
        + deleteAudit(now.minus(kept));
  }

  private long deleteAudit(Instant until) {
    try {
      return delete("delete-audit", until);
    } catch (StoreUnavailableException e) {
      if (e.getCause() instanceof SQLException error && NOT_PERMITTED.equals(error.getSQLState())) {
        LOG.info("The store's user may not delete from the audit: that is left to its owner.");
        return 0;
      }
      throw e;
    }
  }

  private long delete(String statement, Instant... until) {
    var deleted = 0L;
    while (isOurTurn()) {
      var batch =
          database.run(
              BATCH_LIMIT,
              session ->
                  session.update(statement, Arrays.copyOf(until, until.length, Object[].class)));
      deleted += batch;
      if (batch < BATCH) {
        break;
      }
    }
    return deleted;
  }

  private boolean isOurTurn() {
    var now = clock.instant();
    return database.run(
            BATCH_LIMIT,
            session -> session.update("take-chore", node, now.plus(TURN), CHORE, now, node))
        == 1;
  }
}
