package io.offboard.settle;

import io.offboard.client.RateLimit;
import io.offboard.client.VendorAnswer;
import io.offboard.error.TooManyCallsException;
import java.time.Duration;
import java.util.Optional;

/** Whether a read that failed, and that the call is about, is made again: as a read-back is. */
final class ReadRetries {
  private ReadRetries() {}

  /**
   * How long to wait before the read is made again.
   *
   * @param failed its last answer
   * @param failures how often it failed before
   * @param left the time until the last read is due
   * @return the pause; empty if it is not made again
   */
  static Optional<Duration> pause(VendorAnswer failed, int failures, Duration left) {
    if (left.isZero() || left.isNegative()) {
      return Optional.empty();
    }
    return switch (failed.verdict()) {
      case RATE_LIMITED ->
          RateLimit.retryAfterSeconds(failed.status(), failed.headers())
              .map(Duration::ofSeconds)
              .or(() -> Optional.of(ReadBackSchedule.pause(failures, left)))
              .filter(pause -> pause.compareTo(left) <= 0);
      case NOT_SENT, UNCLEAR -> Optional.of(ReadBackSchedule.pause(failures, left));
      default -> Optional.empty();
    };
  }

  /**
   * How long to wait until a limit is over that is known to be used up.
   *
   * @param limit the limit
   * @param left the time until the last read is due
   * @return the pause
   * @throws TooManyCallsException if that is longer
   */
  static Duration pause(TooManyCallsException limit, Duration left) {
    return limit
        .retryAfterSeconds()
        .map(Duration::ofSeconds)
        .filter(pause -> pause.compareTo(left) <= 0)
        .orElseThrow(() -> limit);
  }
}
