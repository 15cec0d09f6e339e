package io.offboard.blackbox;

import io.offboard.testkit.HttpAnswer;
import java.time.Instant;

/** Okta's word on its rate limit. */
final class RateHeaders {
  private RateHeaders() {}

  static HttpAnswer on(HttpAnswer answer, int limit, int remaining, Instant reset) {
    return answer
        .header("X-Rate-Limit-Limit", String.valueOf(limit))
        .header("X-Rate-Limit-Remaining", String.valueOf(remaining))
        .header("X-Rate-Limit-Reset", String.valueOf(reset.getEpochSecond()));
  }
}
