package io.offboard.store;

import io.offboard.store.SecretSeal.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Idempotency keys of all nodes: of many calls with one key, one owns it. A key whose node died is
 * free again when its call's time is over; an answer is kept for 24 hours, encrypted.
 */
public final class IdempotencyKeys {
  private static final Duration KEPT = Duration.ofHours(24);

  /** A database that takes longer is down, and the caller is told so in time. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String TABLE = "idempotency_keys";

  private final Database database;
  private final SecretSeal seal;
  private final Clock clock;

  IdempotencyKeys(Database database, SecretSeal seal, Clock clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  private record Found(String fingerprint, Sealed answer) {}

  /**
   * Claims a key for a call that is about to run: one statement if nobody has the key, else two.
   *
   * @param accountId the integrated account that the key counts for
   * @param key the caller's key, 1 to 255 visible characters
   * @param fingerprint tells the request from others, at most 64 characters
   * @param left the time that is left for the call: how long the claim holds; the statements have
   *     five seconds of it at most
   * @return whose the key is
   * @throws StoreUnavailableException if the store does not answer
   * @throws UnreadableSecretException if the answer to this key cannot be decrypted
   */
  public KeyClaim claim(UUID accountId, String key, String fingerprint, Duration left) {
    var ours = new KeyClaim.Ours(accountId, key, fingerprint, UUID.randomUUID());
    var limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    return database.run(limit, session -> claim(session, ours, left));
  }

  /** A key that is freed between the two statements is claimed again. */
  private KeyClaim claim(Session session, KeyClaim.Ours ours, Duration left) throws SQLException {
    while (true) {
      if (isTaken(session, ours, left)) {
        return ours;
      }
      var found =
          session.query(
              "find-key", IdempotencyKeys::found, ours.accountId(), ours.key(), clock.instant());
      if (!found.isEmpty()) {
        return theirs(ours, found.get(0));
      }
    }
  }

  /** H2 may refuse the second of two that insert at the same time. */
  private boolean isTaken(Session session, KeyClaim.Ours ours, Duration left) throws SQLException {
    var now = clock.instant();
    try {
      var changed =
          session.update(
              "claim-key",
              ours.accountId(),
              ours.key(),
              ours.fingerprint(),
              ours.owner(),
              now.plus(left),
              now);
      return changed == 1;
    } catch (SQLIntegrityConstraintViolationException e) {
      return false;
    }
  }

  private static Found found(ResultSet row) throws SQLException {
    var answer = row.getBytes("answer");
    return new Found(
        row.getString("fingerprint"),
        answer == null ? null : new Sealed(row.getString("key_id"), answer));
  }

  private KeyClaim theirs(KeyClaim.Ours ours, Found found) {
    if (!found.fingerprint().equals(ours.fingerprint())) {
      return new KeyClaim.OtherRequest();
    }
    return found.answer() == null
        ? new KeyClaim.Running()
        : new KeyClaim.Answered(seal.open(found.answer(), row(ours)));
  }

  /**
   * Keeps the answer and the audit row, both or neither: two statements. A claim that was taken
   * over by another call keeps no answer; the row is written all the same.
   *
   * @param ours the claim
   * @param answer what to answer to the same request from now on
   * @param auditLine the line, see {@link AuditRows}
   * @param limit the longest time
   * @return false if the key is another call's by now
   * @throws StoreUnavailableException if the store does not answer: it kept both or neither
   */
  public boolean keep(KeyClaim.Ours ours, byte[] answer, String auditLine, Duration limit) {
    var sealed = seal.seal(answer, row(ours));
    var audit = AuditLine.values(auditLine);
    return database.transaction(
        limit,
        session -> {
          var kept =
              session.update(
                  "keep-answer",
                  sealed.keyId(),
                  sealed.bytes(),
                  clock.instant().plus(KEPT),
                  ours.accountId(),
                  ours.key(),
                  ours.owner());
          session.update(AuditLine.INSERT, audit);
          return kept == 1;
        });
  }

  /**
   * Frees the key of a call whose answer is not kept, and writes its audit row: two statements.
   *
   * @param ours the claim
   * @param auditLine the line, see {@link AuditRows}
   * @param limit the longest time
   * @throws StoreUnavailableException if the store does not answer: it did both or neither
   */
  public void free(KeyClaim.Ours ours, String auditLine, Duration limit) {
    var audit = AuditLine.values(auditLine);
    database.transaction(
        limit,
        session -> {
          session.update("free-key", ours.accountId(), ours.key(), ours.owner());
          return session.update(AuditLine.INSERT, audit);
        });
  }

  private static Row row(KeyClaim.Ours ours) {
    return new Row(TABLE, "%s %s %s".formatted(ours.accountId(), ours.fingerprint(), ours.key()));
  }
}
