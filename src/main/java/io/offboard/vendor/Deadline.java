package io.offboard.vendor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a whole call has to be over, counted from its arrival. */
public final class Deadline {
  private final Clock clock;
  private final Instant arrival;
  private final Instant end;

  /**
   * Starts to count.
   *
   * @param clock tells the time
   * @param limit the longest time for the whole call
   */
  public Deadline(Clock clock, Duration limit) {
    this.clock = clock;
    this.arrival = clock.instant();
    this.end = arrival.plus(limit);
  }

  /**
   * The time that is left.
   *
   * @return zero if there is none
   */
  public Duration left() {
    var left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * The time since the arrival.
   *
   * @return how long the call has taken so far
   */
  public Duration elapsed() {
    return Duration.between(arrival, clock.instant());
  }
}
