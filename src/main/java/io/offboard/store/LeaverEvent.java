package io.offboard.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody did to a leaver, or what became of one of its steps without an attempt.
 *
 * @param time when
 * @param what {@code accepted}, {@code cancelled}, {@code retried}, or {@code moved} where a step
 *     went to another stage
 * @param by the name of the api token; null for a larger flow, and where a step moved
 * @param account the account of the step that moved; else null
 * @param message why it moved, one sentence; else null
 */
public record LeaverEvent(Instant time, String what, String by, UUID account, String message) {
  static final String CANCELLED = "cancelled";
  static final String RETRIED = "retried";
  static final String MOVED = "moved";

  /**
   * The first of all.
   *
   * @param leaver the leaver
   * @return its acceptance
   */
  public static LeaverEvent accepted(Leaver leaver) {
    return new LeaverEvent(leaver.createdAt(), "accepted", leaver.requestedBy(), null, null);
  }
}
