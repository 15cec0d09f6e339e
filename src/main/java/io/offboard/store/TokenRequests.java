package io.offboard.store;

import io.offboard.error.TooManyCallsException;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Counts what a token endpoint is asked.
 *
 * @see <a href="https://developer.vanta.com/docs/api-access-setup">Vanta: one live token, and five
 *     token requests a minute</a>
 */
final class TokenRequests {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_A_MINUTE = 5;

  private TokenRequests() {}

  /**
   * Adds a request to those of the last minute.
   *
   * @param asked when requests were made, in milliseconds since 1970, in their order
   * @param now when another one is to be made
   * @return the last minute's, with this one
   * @throws TooManyCallsException if there were as many as the vendor allows
   */
  static Long[] count(Long[] asked, long now) {
    var recent =
        Stream.of(asked).filter(moment -> now < moment + MINUTE.toMillis()).toArray(Long[]::new);
    if (recent.length >= MAX_A_MINUTE) {
      var wait = Duration.ofMillis(recent[0] + MINUTE.toMillis() - now);
      throw TooManyCallsException.rateLimit(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
    return Stream.concat(Stream.of(recent), Stream.of(now)).toArray(Long[]::new);
  }
}
