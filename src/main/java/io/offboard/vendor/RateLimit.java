package io.offboard.vendor;

import java.time.Duration;
import java.util.Optional;

/**
 * What a vendor's answer says about its rate limit.
 *
 * @param limit calls per window
 * @param remaining calls left in this window
 * @param resetSeconds seconds until the window ends, on the vendor's own clock; at least 0
 * @see <a href="https://developer.okta.com/docs/reference/rl-best-practices/">Okta: rate limits</a>
 */
public record RateLimit(long limit, long remaining, long resetSeconds) {

  /**
   * Reads the headers {@code X-Rate-Limit-*}, whose reset is in epoch seconds.
   *
   * @param headers of the vendor's answer
   * @return the limit, if the vendor gives all of it
   */
  public static Optional<RateLimit> of(VendorHeaders headers) {
    var limit = headers.number("x-rate-limit-limit");
    var remaining = headers.number("x-rate-limit-remaining");
    var reset = headers.number("x-rate-limit-reset");
    if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
      return Optional.empty();
    }
    var seconds = Math.max(0, reset.get() - headers.sent().getEpochSecond());
    return Optional.of(new RateLimit(limit.get(), remaining.get(), seconds));
  }

  /**
   * How long the vendor asks to wait: its {@code Retry-After}, in seconds or as a date, else until
   * its window is surely over.
   *
   * @param headers of the vendor's answer
   * @return whole seconds, at least 1; nothing if the vendor does not say
   */
  public static Optional<Long> retryAfterSeconds(VendorHeaders headers) {
    var asked =
        headers
            .number("retry-after")
            .or(
                () ->
                    headers
                        .date("retry-after")
                        .map(date -> Duration.between(headers.sent(), date).toSeconds()));
    return asked
        .or(() -> of(headers).map(rate -> rate.resetSeconds() + 1))
        .map(s -> Math.max(1, s));
  }
}
