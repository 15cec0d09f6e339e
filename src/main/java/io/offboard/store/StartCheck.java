package io.offboard.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Makes sure, before a service takes calls, that the store can serve them. */
final class StartCheck {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private StartCheck() {}

  /**
   * Refuses a store that holds what no key opens, or that takes no rows.
   *
   * @param database the store
   * @param keys the ids of the keys that are there
   * @param clock tells what is still of use
   * @throws StoreSettingsException if it is one
   */
  static void run(Database database, Set<String> keys, Clock clock) {
    var now = clock.instant();
    try {
      requireKeys(database, keys, now);
      writeAndUndo(database, now);
    } catch (StoreUnavailableException e) {
      throw StartErrors.ofFirstRow(e.getCause());
    }
  }

  private static void requireKeys(Database database, Set<String> keys, Instant now) {
    var used =
        database.run(
            LIMIT, session -> session.query("used-keys", row -> row.getString(1), now, now));
    used.stream()
        .filter(id -> !keys.contains(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new StoreSettingsException(
                  "The store holds secrets encrypted with the key %s, which is not given: set it as"
                          .formatted(id)
                      + " offboard.store.key or offboard.store.old-key. If it is lost, empty"
                      + " idempotency_keys and access_tokens.");
            });
  }

  /** All that a call writes. Nothing is committed. */
  private static void writeAndUndo(Database database, Instant now) {
    var key = new KeyClaim.Ours(new UUID(0, 0), "start", "start", UUID.randomUUID());
    var line = AuditLine.values("{\"time\":\"%s\"}".formatted(now));
    database.run(
        LIMIT,
        session -> {
          session.begin();
          session.update("insert-key", new Claim(key, now).values());
          session.update("settle-key", Recording.freeing(line, key, now).settlement());
          return session.update(AuditLine.INSERT, line);
        });
  }
}
