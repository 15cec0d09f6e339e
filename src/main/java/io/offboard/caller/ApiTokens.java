package io.offboard.caller;

import java.util.Optional;

/** The api tokens that open the service. Safe for use by many threads. */
@FunctionalInterface
public interface ApiTokens {
  /**
   * Finds who holds a token; takes the same time for every wrong one.
   *
   * @param token what the caller sent
   * @return the holder, if the token is valid now
   */
  Optional<Caller> holder(String token);

  /**
   * Asks another where this one knows no holder.
   *
   * @param other the other tokens
   * @return both together
   */
  default ApiTokens or(ApiTokens other) {
    return token -> {
      var mine = holder(token);
      var theirs = other.holder(token);
      return mine.isPresent() ? mine : theirs;
    };
  }
}
