package io.offboard.token;

import io.offboard.account.Credential.OAuthClient;
import io.offboard.account.Secret;
import io.offboard.call.Call;
import io.offboard.call.Deadline;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.OffboardException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.watch.CallMeter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

/**
 * The access tokens of all accounts: one live token for each client, shared by all its accounts and
 * asked for by one caller at a time. A new token may end the one before it, so none is asked for
 * while one lives.
 */
public final class AccessTokens {
  /** The exchange property that holds the token of the last authorized request. */
  static final String USED = "accessToken";

  private final ProducerTemplate template;
  private final Clock clock;
  private final TokenSource source;
  private final CallMeter meter;
  private final Map<OAuthClient, Slot> slots = new ConcurrentHashMap<>();

  private static final class Slot {
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicReference<AccessToken> token = new AtomicReference<>();
    private volatile AccessToken refused;
    private boolean hadOne;
  }

  /**
   * Keeps tokens.
   *
   * @param template calls the token routes
   * @param clock tells when a token is due for renewal
   * @param source gives a token where none is kept
   * @param meter counts renewals
   */
  public AccessTokens(ProducerTemplate template, Clock clock, TokenSource source, CallMeter meter) {
    this.template = template;
    this.clock = clock;
    this.source = source;
    this.meter = meter;
  }

  /**
   * The live token of a client, fetched if there is none.
   *
   * @param client whose token
   * @param exchange the call that needs it; its deadline holds for the waiting, too
   * @return the token
   * @throws OffboardException if there is none to be had
   */
  public Secret get(OAuthClient client, Exchange exchange) {
    var slot = slots.computeIfAbsent(client, key -> new Slot());
    var token = slot.token.get();
    var used = isLive(token) ? token : renew(client, slot, exchange);
    exchange.setProperty(USED, used);
    return used.value();
  }

  /**
   * Whether the account's requests go out with an access token, so that a new one may help.
   *
   * @param exchange the exchange
   * @return false for a credential that stays the same
   */
  public boolean areUsed(Exchange exchange) {
    return Call.of(exchange).account().credential() instanceof OAuthClient;
  }

  /**
   * Forgets the token of the last request, unless another caller has renewed it meanwhile.
   *
   * @param exchange the exchange
   */
  public void drop(Exchange exchange) {
    var slot = slots.get((OAuthClient) Call.of(exchange).account().credential());
    var used = exchange.getProperty(USED, AccessToken.class);
    if (slot.token.compareAndSet(used, null)) {
      slot.refused = used;
    }
  }

  private AccessToken renew(OAuthClient client, Slot slot, Exchange exchange) {
    var deadline = Call.of(exchange).deadline();
    lock(slot.oneAtATime, deadline);
    try {
      if (!isLive(slot.token.get())) {
        slot.token.set(next(client, slot, exchange));
      }
      return slot.token.get();
    } finally {
      slot.oneAtATime.unlock();
    }
  }

  /** Where nodes share tokens, the issue tells that the client had one before this process. */
  private AccessToken next(OAuthClient client, Slot slot, Exchange exchange) {
    var fetched = new AtomicBoolean();
    var left = Call.of(exchange).deadline().left();
    var token =
        source.get(
            client,
            slot.refused,
            left,
            () -> {
              var own = fetch(exchange);
              fetched.set(true);
              return own;
            });
    if (fetched.get() && (slot.hadOne || token.issue() > 1)) {
      meter.tokenRenewed();
    }
    slot.hadOne = true;
    return token;
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
    var call = Call.of(exchange);
    var reply =
        template.send("direct:%s.token".formatted(call.account().integration()), call::goOnIn);
    if (reply.getException() != null) {
      throw reply.getException() instanceof RuntimeException typed
          ? typed
          : new RuntimeCamelException(reply.getException());
    }
    var answer = reply.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
    if ("invalid_dpop_proof".equals(answer.body().path("error").asText())) {
      throw new AccountMisconfiguredException(
          call.account().id(), "oauth", "demands DPoP: switch it off at the vendor");
    }
    if (answer.verdict() != Verdict.ACCEPTED) {
      // A success that cannot be read may still hold a token: nothing of it is passed on.
      throw VendorErrors.ofToken(answer.status() / 100 == 2 ? answer.unreadable() : answer);
    }
    return AccessToken.of(answer, clock.instant());
  }

  private boolean isLive(AccessToken token) {
    return token != null && token.isLive(clock.instant());
  }
}
