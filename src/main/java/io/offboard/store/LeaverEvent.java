package io.offboard.store;

import java.time.Instant;

/**
 * What somebody did to a leaver.
 *
 * @param time when
 * @param what {@code accepted}, {@code cancelled} or {@code retried}
 * @param by the name of the api token; null for a larger flow
 */
public record LeaverEvent(Instant time, String what, String by) {
  static final String CANCELLED = "cancelled";
  static final String RETRIED = "retried";

  /**
   * The first of all.
   *
   * @param leaver the leaver
   * @return its acceptance
   */
  public static LeaverEvent accepted(Leaver leaver) {
    return new LeaverEvent(leaver.createdAt(), "accepted", leaver.requestedBy());
  }
}
