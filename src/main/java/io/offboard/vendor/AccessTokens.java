package io.offboard.vendor;

import io.offboard.Deactivation;
import io.offboard.account.Credential.ClientCredentials;
import io.offboard.account.Secret;
import io.offboard.error.VendorTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

/**
 * The access tokens of all accounts: one live token for each client, shared by all its accounts and
 * asked for by one caller at a time. A new token may end the one before it, so none is asked for
 * while one lives.
 *
 * @see <a href="https://developer.vanta.com/docs/api-access-setup">Vanta: one live token</a>
 */
public final class AccessTokens {
  private static final Duration EARLY = Duration.ofSeconds(60);

  private final ProducerTemplate template;
  private final Clock clock;
  private final Map<ClientCredentials, Slot> slots = new ConcurrentHashMap<>();

  private static final class Slot {
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile AccessToken token;
  }

  /**
   * A token and when it ends.
   *
   * @param value the token
   * @param renewAt when the next one is due
   */
  record AccessToken(Secret value, Instant renewAt) {}

  /**
   * Keeps tokens.
   *
   * @param template calls the token route
   * @param clock tells when a token is due for renewal
   */
  public AccessTokens(ProducerTemplate template, Clock clock) {
    this.template = template;
    this.clock = clock;
  }

  /**
   * The live token of a client, fetched if there is none.
   *
   * @param client whose token
   * @param exchange the call that needs it; its deadline holds for the waiting, too
   * @return the token
   * @throws VendorTimeoutException if the deadline ends first
   */
  Secret get(ClientCredentials client, Exchange exchange) {
    var slot = slots.computeIfAbsent(client, key -> new Slot());
    var token = slot.token;
    return (isLive(token) ? token : renew(slot, exchange)).value();
  }

  private AccessToken renew(Slot slot, Exchange exchange) {
    lock(slot.oneAtATime, Deactivation.of(exchange).deadline());
    try {
      if (!isLive(slot.token)) {
        slot.token = fetch(exchange);
      }
      return slot.token;
    } finally {
      slot.oneAtATime.unlock();
    }
  }

  private static void lock(ReentrantLock lock, Deadline deadline) {
    try {
      if (!lock.tryLock(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new VendorTimeoutException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VendorTimeoutException();
    }
  }

  private AccessToken fetch(Exchange exchange) {
    var call = Deactivation.of(exchange);
    var reply =
        template.send(
            "direct:%s.token".formatted(call.account().integration()),
            ask -> ask.setProperty(Deactivation.PROPERTY, call));
    if (reply.getException() != null) {
      throw RuntimeCamelException.wrapRuntimeCamelException(reply.getException());
    }
    var answer = reply.getProperty(VendorCall.ANSWER, VendorAnswer.class);
    if (answer.verdict() != Verdict.ACCEPTED) {
      throw VendorErrors.ofToken(answer);
    }
    var value = answer.body().path("access_token").asText();
    var seconds = answer.body().path("expires_in").asLong();
    if (!value.matches("[!-~]+") || seconds <= 0) {
      throw VendorErrors.ofToken(answer.unreadable());
    }
    var early = Math.min(EARLY.toSeconds(), seconds / 2);
    return new AccessToken(new Secret(value), clock.instant().plusSeconds(seconds - early));
  }

  private boolean isLive(AccessToken token) {
    return token != null && clock.instant().isBefore(token.renewAt());
  }
}
