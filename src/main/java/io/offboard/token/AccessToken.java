package io.offboard.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.account.Secret;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.error.OffboardException;
import java.time.Duration;
import java.time.Instant;

/**
 * An access token.
 *
 * @param value the token
 * @param renewAt from when on another one is asked for
 * @param issue counts the client's tokens where nodes share them, from 1; 0 elsewhere
 */
public record AccessToken(Secret value, Instant renewAt, long issue) {
  /**
   * RFC 6749 only recommends to tell it; a token that ends before is renewed when it is refused.
   */
  private static final Duration UNTOLD_LIFE = Duration.ofMinutes(5);

  /** A vendor may say anything; a token that lives longer is only renewed more often. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(1);

  /** No server takes a longer header; such a token would be used, and refused, until its end. */
  private static final int LONGEST = 16 << 10;

  private static final Duration EARLY = Duration.ofSeconds(60);

  /**
   * Reads a success of a token endpoint.
   *
   * @param answer the answer
   * @param now when it came
   * @return its token
   * @throws OffboardException (502) if it holds no token that can be used
   */
  static AccessToken of(VendorAnswer answer, Instant now) {
    var value = answer.body().path("access_token").asText("");
    var seconds = lifeSeconds(answer.body().path("expires_in"));
    if (!value.matches("[!-~]{1,%d}".formatted(LONGEST)) || seconds <= 0) {
      throw VendorErrors.ofToken(answer.unreadable());
    }
    var early = Math.min(EARLY.toSeconds(), seconds / 2);
    return new AccessToken(new Secret(value), now.plusSeconds(seconds - early), 0);
  }

  boolean isLive(Instant now) {
    return now.isBefore(renewAt);
  }

  /** Unlike a whole number, a double cannot overflow. */
  private static long lifeSeconds(JsonNode told) {
    return told.isMissingNode() || told.isNull()
        ? UNTOLD_LIFE.toSeconds()
        : (long) Math.min(told.asDouble(), LONGEST_LIFE.toSeconds());
  }
}
