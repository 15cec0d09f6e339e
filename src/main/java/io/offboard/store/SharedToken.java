package io.offboard.store;

import io.offboard.account.Secret;
import java.time.Instant;

/**
 * An access token that all nodes use.
 *
 * @param value the token
 * @param renewAt from when on another one is asked for
 * @param issue counts the client's tokens, from 1
 */
public record SharedToken(Secret value, Instant renewAt, long issue) {
  /**
   * What a token endpoint gave.
   *
   * @param value the token
   * @param renewAt from when on another one is to be asked for
   */
  public record Fetched(Secret value, Instant renewAt) {}
}
