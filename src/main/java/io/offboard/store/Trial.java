package io.offboard.store;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A row that is written to see whether rows are taken: always the same one, among the keys and of
 * no account. It has expired, so that it is deleted with them.
 */
final class Trial {
  private static final KeyClaim.Ours KEY =
      new KeyClaim.Ours(new UUID(0, 0), "trial", "trial", new UUID(0, 0));

  /** More than most calls write, and nothing that a database could compress. */
  private static final byte[] BYTES = new byte[32 * 1024];

  static {
    new SecureRandom().nextBytes(BYTES);
  }

  private Trial() {}

  /**
   * Writes the row: two statements.
   *
   * @param session in a transaction
   * @throws SQLException if it is not taken
   */
  static void write(Session session) throws SQLException {
    session.update("insert-key", new Claim(KEY, Instant.EPOCH).values());
    var kept = Recording.keeping(null, KEY, new Sealed(null, BYTES), Instant.EPOCH);
    session.update("settle-key", kept.settlement());
  }
}
