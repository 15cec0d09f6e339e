package io.offboard.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a whole call has to be over, counted from its arrival. */
public final class Deadline {
  private final Clock clock;
  private final Instant arrival;
  private final Duration limit;
  private final Duration fifth;

  /**
   * Starts to count.
   *
   * @param clock tells the time
   * @param limit the longest time for the whole call
   */
  public Deadline(Clock clock, Duration limit) {
    this.clock = clock;
    this.arrival = clock.instant();
    this.limit = limit;
    this.fifth = Duration.ofNanos(limit.toNanos() / 5); // a Duration divides by way of decimals
  }

  /**
   * The time that is left.
   *
   * @return zero if there is none
   */
  public Duration left() {
    var left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * A fifth of the whole time: what has to be left for a deactivate call.
   *
   * @return the same at any time of the call
   */
  public Duration fifth() {
    return fifth;
  }

  /**
   * Whether a deactivate call may still begin: a fifth of the whole time has to be left for it.
   *
   * @param pause the time to wait before
   * @return false if the call could not be brought to an end
   */
  public boolean allowsAttemptAfter(Duration pause) {
    return left().minus(pause).compareTo(fifth()) >= 0;
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
