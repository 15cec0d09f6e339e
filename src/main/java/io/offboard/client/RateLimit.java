package io.offboard.client;

import java.time.Duration;
import java.time.Instant;
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
   * Whether too many requests at once were the reason, and not too many in a window: Okta then says
   * 0 of 0, and guesses the reset.
   *
   * @param headers of the vendor's answer
   * @return true if the reset says nothing
   */
  public static boolean isConcurrencyLimit(VendorHeaders headers) {
    return of(headers).filter(rate -> rate.limit() == 0).isPresent();
  }

  /**
   * How long the vendor asks to wait: its {@code Retry-After}, in seconds or as a date; after a 429
   * without one, until its window is surely over.
   *
   * @param status of the vendor's answer
   * @param headers of the vendor's answer
   * @return whole seconds, at least 1; nothing if the vendor does not say
   */
  public static Optional<Long> retryAfterSeconds(int status, VendorHeaders headers) {
    return headers
        .number("retry-after")
        .or(() -> headers.date("retry-after").map(date -> secondsBetween(headers.sent(), date)))
        .or(() -> status == 429 ? windowEnd(headers) : Optional.empty())
        .map(seconds -> Math.max(1, seconds));
  }

  private static Optional<Long> windowEnd(VendorHeaders headers) {
    return isConcurrencyLimit(headers)
        ? Optional.empty()
        : of(headers).map(rate -> rate.resetSeconds() + 1);
  }

  private static long secondsBetween(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }
}
