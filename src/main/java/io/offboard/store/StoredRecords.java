package io.offboard.store;

import java.time.Duration;
import java.util.UUID;

/** Records calls in the store that all nodes share. */
final class StoredRecords implements CallRecords {
  private final IdempotencyKeys keys;
  private final AuditRows audit;

  StoredRecords(IdempotencyKeys keys, AuditRows audit) {
    this.keys = keys;
    this.audit = audit;
  }

  @Override
  public KeyClaim claim(UUID accountId, String key, String fingerprint, Duration left) {
    var start = System.nanoTime();
    audit.settleDoubt(left);
    return keys.claim(accountId, key, fingerprint, left.minusNanos(System.nanoTime() - start));
  }

  @Override
  public void requireWritable(Duration age, Duration limit) {
    audit.requireWritable(age, limit);
  }

  @Override
  public void keep(KeyClaim.Ours ours, byte[] answer, String auditLine, Duration limit) {
    keys.keep(ours, answer, auditLine, limit);
  }

  @Override
  public void free(KeyClaim.Ours ours, String auditLine, Duration limit) {
    keys.free(ours, auditLine, limit);
  }

  @Override
  public void write(String auditLine, Duration limit) {
    audit.write(auditLine, limit);
  }
}
