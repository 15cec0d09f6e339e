package io.offboard.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a call asks for that brings a key.
 *
 * @param ours the claim
 * @param expires when the key is free again if the call does not settle it
 */
record Claim(KeyClaim.Ours ours, Instant expires) {
  static final Comparator<Claim> ORDER = Comparator.comparing(Claim::ours, KeyClaim.Ours.ORDER);

  /**
   * The row of a key that another call has.
   *
   * @param fingerprint of its request
   * @param expires when it is free
   * @param answer what was answered; null if the call is running
   */
  record Taken(String fingerprint, Instant expires, Sealed answer) {}

  /** The values of the statement {@code insert-key}. */
  Object[] values() {
    return new Object[] {ours.accountId(), ours.key(), ours.fingerprint(), ours.owner(), expires};
  }
}
