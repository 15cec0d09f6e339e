package io.offboard.limit;

import io.offboard.client.RateLimit;
import java.time.Duration;
import java.time.Instant;

/**
 * What remains of a vendor's rate limit in one window.
 *
 * @param limit calls per window; 0 where that is not known
 * @param remaining calls that are left, as far as this node knows; below 0 if more wanted one
 * @param reset when the window ends
 * @param opened when the window was seen first
 * @param seen when the vendor said so
 */
record Budget(long limit, long remaining, Instant reset, Instant opened, Instant seen) {
  /** Vendors count in whole seconds, and answers travel: two answers may differ so far. */
  private static final Duration SAME = Duration.ofSeconds(2);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final int SHARES = 10;

  static Budget of(RateLimit said, Instant reset, Instant now) {
    return new Budget(said.limit(), said.remaining(), reset, now, now);
  }

  /** The vendor refused, and said for how long. */
  static Budget none(Instant reset, Instant now) {
    return new Budget(0, 0, reset, now, now);
  }

  Budget less() {
    return new Budget(limit, remaining - 1, reset, opened, seen);
  }

  /** Whether more than the tenth is left that is kept for calls that cannot wait. */
  boolean hasRoom() {
    return remaining - 1 >= limit - share();
  }

  /** How many calls of a window are for those that can wait: nine of ten. */
  long share() {
    return limit * (SHARES - 1) / SHARES;
  }

  /** How long the window is, by what was seen of it; other nodes' clocks may differ. */
  Duration window() {
    var seenOfIt = Duration.between(opened, reset);
    return seenOfIt.compareTo(SHORTEST) < 0 ? SHORTEST : seenOfIt;
  }

  boolean isAfter(Budget other) {
    return seen.isAfter(other.seen());
  }

  /**
   * What is known after a later answer. In the same window it may have been written before calls
   * that are under way, and so never adds any; of several moments for the reset, all of which are
   * surely after it, the earliest is the best.
   */
  Budget then(Budget later) {
    var isSame =
        later.seen().isBefore(reset)
            && Duration.between(reset, later.reset()).abs().compareTo(SAME) <= 0;
    return isSame
        ? new Budget(
            Math.max(limit, later.limit()),
            Math.min(remaining, later.remaining()),
            reset.isBefore(later.reset()) ? reset : later.reset(),
            opened,
            later.seen())
        : later;
  }
}
