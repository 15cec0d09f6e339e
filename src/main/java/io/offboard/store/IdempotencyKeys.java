package io.offboard.store;

import io.offboard.store.Claim.Taken;
import io.offboard.store.SecretSeal.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Idempotency keys of all nodes: of many calls with one key, one owns it. A key whose node died is
 * free again when its call's time is over; an answer is kept for 24 hours, encrypted.
 */
public final class IdempotencyKeys {
  private static final Duration KEPT = Duration.ofHours(24);

  /** How far nodes' clocks may differ at most: what expired so long ago is free for all of them. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** A database that takes longer is down, and the caller is told so in time. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String TABLE = "idempotency_keys";

  private final GroupCommit<Claim, Optional<Taken>> claims;
  private final GroupCommit<Recording, Boolean> records;
  private final SecretSeal seal;
  private final Clock clock;

  IdempotencyKeys(
      GroupCommit<Claim, Optional<Taken>> claims,
      GroupCommit<Recording, Boolean> records,
      SecretSeal seal,
      Clock clock) {
    this.claims = claims;
    this.records = records;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * Claims a key for a call that is about to run.
   *
   * @param accountId the integrated account that the key counts for
   * @param key the caller's key, 1 to 255 visible characters
   * @param fingerprint tells the request from others, at most 64 characters
   * @param left the time that is left for the call: how long the claim holds; the store has five
   *     seconds of it at most
   * @return whose the key is
   * @throws StoreUnavailableException if the store does not answer
   * @throws UnreadableSecretException if the answer to this key cannot be decrypted
   */
  public KeyClaim claim(UUID accountId, String key, String fingerprint, Duration left) {
    var ours = new KeyClaim.Ours(accountId, key, fingerprint, UUID.randomUUID());
    var claim = new Claim(ours, clock.instant().plus(left));
    var limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    return claims.ask(claim, limit).map(taken -> theirs(ours, taken)).orElse(ours);
  }

  private KeyClaim theirs(KeyClaim.Ours ours, Taken taken) {
    if (!taken.fingerprint().equals(ours.fingerprint())) {
      return new KeyClaim.OtherRequest();
    }
    return taken.answer() == null
        ? new KeyClaim.Running()
        : new KeyClaim.Answered(seal.open(taken.answer(), row(ours)));
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
    var row = AuditLine.values(auditLine);
    return records.ask(Recording.keeping(row, ours, sealed, clock.instant().plus(KEPT)), limit);
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
    var expired = clock.instant().minus(SKEW);
    records.ask(Recording.freeing(AuditLine.values(auditLine), ours, expired), limit);
  }

  private static Row row(KeyClaim.Ours ours) {
    return new Row(TABLE, "%s %s %s".formatted(ours.accountId(), ours.fingerprint(), ours.key()));
  }
}
