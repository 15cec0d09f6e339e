package io.offboard.token;

import io.offboard.account.Credential.OAuthClient;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.VendorUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tokens of this process alone: each is fetched, at most five a minute for a client.
 *
 * @see <a href="https://developer.vanta.com/docs/api-access-setup">Vanta: one live token, and five
 *     token requests a minute</a>
 */
public final class OwnTokens implements TokenSource {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_A_MINUTE = 5;

  private final Clock clock;
  private final Map<OAuthClient, Deque<Instant>> asked = new ConcurrentHashMap<>();

  /**
   * Fetches tokens.
   *
   * @param clock tells when a minute is over
   */
  public OwnTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public AccessToken get(
      OAuthClient client, AccessToken refused, Duration limit, Supplier<AccessToken> fetch) {
    var ofClient = asked.computeIfAbsent(client, key -> new ArrayDeque<>());
    synchronized (ofClient) {
      count(ofClient);
    }
    try {
      return fetch.get();
    } catch (VendorUnreachableException e) {
      synchronized (ofClient) {
        ofClient.removeLast();
      }
      throw e;
    }
  }

  private void count(Deque<Instant> ofClient) {
    var now = clock.instant();
    while (!ofClient.isEmpty() && !now.isBefore(ofClient.peek().plus(MINUTE))) {
      ofClient.remove();
    }
    if (ofClient.size() >= MAX_A_MINUTE) {
      var wait = Duration.between(now, ofClient.peek().plus(MINUTE));
      throw TooManyCallsException.rateLimit(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
    ofClient.add(now);
  }
}
