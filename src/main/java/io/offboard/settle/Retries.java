package io.offboard.settle;

import io.offboard.call.Call;
import io.offboard.call.VendorErrors;
import io.offboard.client.RateLimit;
import io.offboard.client.VendorAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Whether and when a deactivate call is made again of which it is known that nothing was done. */
final class Retries {
  static final int MAX_ATTEMPTS = 3;
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

  private Retries() {}

  /**
   * Repeats the call, if its failure allows that, and attempts and time are left.
   *
   * @param call a call whose last attempt failed without effect
   * @throws io.offboard.error.OffboardException what stays otherwise: the last attempt's error
   */
  static void repeatOrFail(Call call) {
    var progress = call.progress();
    var pause = pause(progress.attempt(), progress.tries());
    if (progress.tries() >= MAX_ATTEMPTS
        || pause.isEmpty()
        || !call.deadline().allowsAttemptAfter(pause.get())) {
      throw VendorErrors.of(call);
    }
    progress.attemptAfter(pause.get());
  }

  private static Optional<Duration> pause(VendorAnswer failed, int attempts) {
    var backOff = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
    return switch (failed.verdict()) {
      case RATE_LIMITED ->
          Optional.of(
              RateLimit.isConcurrencyLimit(failed.headers())
                  ? shortPause()
                  : asked(failed).orElse(backOff));
      case NOT_SENT -> Optional.of(backOff);
      default ->
          failed.status() == 500
              ? Optional.empty()
              : asked(failed).or(() -> Optional.of(Duration.ZERO));
    };
  }

  private static Optional<Duration> asked(VendorAnswer failed) {
    return RateLimit.retryAfterSeconds(failed.status(), failed.headers()).map(Duration::ofSeconds);
  }

  /** Too many requests at once: the next moment may do, and not the same one for everybody. */
  private static Duration shortPause() {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(200, 1_000));
  }
}
