package io.offboard.http;

import io.offboard.DeactivateResult;
import io.offboard.call.Call;
import io.offboard.error.InvalidRequestException;
import io.offboard.http.IdempotencyStore.Claim;
import io.offboard.http.IdempotencyStore.Key;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Runs a request with an {@code Idempotency-Key} once, and replays its answer afterwards. */
public final class Idempotency {
  /** The exchange property that is set where the message body is an earlier call's result. */
  public static final String REPLAYED = "replayed";

  private static final String KEY = "idempotencyKey";

  /** Only who claimed a key may free it: it may be somebody else's. */
  private static final String CLAIMED = "claimedIdempotencyKey";

  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

  private final IdempotencyStore store;

  /**
   * Replays.
   *
   * @param store keeps the answers
   */
  public Idempotency(IdempotencyStore store) {
    this.store = store;
  }

  /**
   * Takes the key out of the request, before its headers are dropped.
   *
   * @param exchange whose call has its request
   * @throws InvalidRequestException (400) if the key is malformed
   */
  public void readKey(Exchange exchange) {
    var keys = HttpRequest.of(exchange).headers("Idempotency-Key");
    if (keys.isEmpty()) {
      return;
    }
    if (keys.size() > 1 || !VISIBLE.matcher(keys.get(0)).matches()) {
      throw new InvalidRequestException(
          "Give one Idempotency-Key of 1 to 255 visible ASCII characters.");
    }
    var account = Call.of(exchange).request().integratedAccountId();
    exchange.setProperty(KEY, new Key(account, keys.get(0)));
  }

  /**
   * Begins a call, or replays the result of an earlier one, which becomes the message body.
   *
   * @param exchange whose account is resolved
   * @throws InvalidRequestException if the key was used for another request (422), or the call with
   *     this key is still running (409)
   */
  public void begin(Exchange exchange) {
    var key = exchange.getProperty(KEY, Key.class);
    if (key == null) {
      return;
    }
    var request = Call.of(exchange).request();
    var earlier = store.claim(key, request);
    if (earlier.isPresent()) {
      replay(exchange, earlier.get());
    } else {
      exchange.setProperty(CLAIMED, key);
    }
  }

  private static void replay(Exchange exchange, Claim earlier) {
    if (!earlier.request().equals(Call.of(exchange).request())) {
      throw new InvalidRequestException(
          422, "This Idempotency-Key was used for another request: give each request its own.");
    }
    if (earlier.result() == null) {
      var running =
          new InvalidRequestException(
              409, "The call with this Idempotency-Key is still running: repeat it later.");
      running.retryAfterSeconds(1);
      throw running;
    }
    exchange.setProperty(REPLAYED, true);
    exchange.getMessage().setBody(earlier.result());
  }

  /**
   * Keeps the result of a call that is settled; any other frees the key.
   *
   * @param exchange whose message body is a result
   */
  public void keep(Exchange exchange) {
    var key = exchange.getProperty(CLAIMED, Key.class);
    var result = exchange.getMessage().getBody(DeactivateResult.class);
    if (key == null) {
      return;
    }
    if (result.outcome().statusCode() == 200) {
      store.keep(key, new Claim(Call.of(exchange).request(), result));
    } else {
      store.free(key);
    }
  }

  /**
   * Frees the key of a call that failed.
   *
   * @param exchange the exchange
   */
  public void free(Exchange exchange) {
    var key = exchange.getProperty(CLAIMED, Key.class);
    if (key != null) {
      store.free(key);
    }
  }
}
