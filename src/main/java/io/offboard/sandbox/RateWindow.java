package io.offboard.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A limit on calls per minute; the minute begins with the first call. */
final class RateWindow {
  private static final Duration LENGTH = Duration.ofSeconds(60);

  private final Clock clock;
  private final int limit;
  private int remaining;
  private Instant reset = Instant.EPOCH;

  RateWindow(Clock clock, int limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Counts a call.
   *
   * @return whether it is within the limit
   */
  boolean take() {
    var now = clock.instant();
    if (!now.isBefore(reset)) {
      reset = now.truncatedTo(ChronoUnit.SECONDS).plus(LENGTH);
      remaining = limit;
    }
    if (remaining == 0) {
      return false;
    }
    remaining--;
    return true;
  }

  int limit() {
    return limit;
  }

  int remaining() {
    return remaining;
  }

  long resetEpochSecond() {
    return reset.getEpochSecond();
  }

  long secondsUntilReset() {
    return reset.getEpochSecond() - clock.instant().getEpochSecond();
  }
}
