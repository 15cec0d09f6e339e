package io.offboard.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is recorded of a call.
 *
 * @param row its audit row, see {@link AuditLine}; null if there is nothing to record yet, and only
 *     to see whether it could be
 * @param key the key that it claimed; null if it has none
 * @param answer what is kept with the key; null if it is freed
 * @param expires when the key is free
 */
record Recording(Object[] row, KeyClaim.Ours key, Sealed answer, Instant expires) {
  /** Those without a key first. */
  static final Comparator<Recording> ORDER =
      Comparator.comparing(Recording::key, Comparator.nullsFirst(KeyClaim.Ours.ORDER));

  /** Is written to see whether a row is taken: always the same row, which is no caller's. */
  static final Recording TRIAL = new Recording(null, null, null, Instant.EPOCH);

  static Recording nothing() {
    return withoutKey(null);
  }

  static Recording withoutKey(Object[] row) {
    return new Recording(row, null, null, null);
  }

  static Recording keeping(Object[] row, KeyClaim.Ours key, Sealed answer, Instant expires) {
    return new Recording(row, key, answer, expires);
  }

  static Recording freeing(Object[] row, KeyClaim.Ours key, Instant expires) {
    return new Recording(row, key, null, expires);
  }

  boolean hasKey() {
    return key != null;
  }

  /** The values of the statement {@code settle-key}. */
  Object[] settlement() {
    return new Object[] {
      answer == null ? null : answer.keyId(),
      answer == null ? null : answer.bytes(),
      expires,
      key.accountId(),
      key.key(),
      key.owner()
    };
  }
}
