package io.offboard.http;

import io.offboard.call.Call;
import io.offboard.error.InvalidRequestException;
import io.offboard.store.CallRecords;
import io.offboard.store.KeyClaim;
import io.offboard.store.StoreUnavailableException;
import io.offboard.watch.CallMeter;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/**
 * Runs a request with an {@code Idempotency-Key} once, and replays its answer afterwards. What came
 * of it is recorded by {@link RecordCall}.
 */
public final class Idempotency {
  /** The exchange property that is set where the message body is an earlier call's result. */
  public static final String REPLAYED = "replayed";

  private static final String KEY = "idempotencyKey";

  /** Only who claimed a key may free it: it may be somebody else's. */
  private static final String CLAIMED = "claimedIdempotencyKey";

  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

  private final CallRecords records;
  private final CallMeter meter;

  /**
   * Replays.
   *
   * @param records keeps the answers
   * @param meter counts what is replayed
   */
  public Idempotency(CallRecords records, CallMeter meter) {
    this.records = records;
    this.meter = meter;
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
    exchange.setProperty(KEY, keys.get(0));
  }

  /**
   * Begins a call, or replays the result of an earlier one, which becomes the message body.
   *
   * @param exchange whose account is resolved
   * @throws InvalidRequestException if the key was used for another request (422), or the call with
   *     this key is still running (409)
   * @throws StoreUnavailableException if nobody can say whose the key is
   */
  public void begin(Exchange exchange) {
    var key = exchange.getProperty(KEY, String.class);
    if (key == null) {
      return;
    }
    var call = Call.of(exchange);
    var request = call.deactivation();
    var claim =
        records.claim(
            request.integratedAccountId(),
            key,
            KeptAnswer.fingerprint(request),
            call.deadline().left());
    if (claim instanceof KeyClaim.Ours ours) {
      exchange.setProperty(CLAIMED, ours);
    } else if (claim instanceof KeyClaim.Answered answered) {
      meter.replayed();
      exchange.setProperty(REPLAYED, true);
      exchange.getMessage().setBody(KeptAnswer.read(answered.answer()));
    } else {
      throw refused(claim);
    }
  }

  private static InvalidRequestException refused(KeyClaim claim) {
    if (claim instanceof KeyClaim.OtherRequest) {
      return new InvalidRequestException(
          422, "This Idempotency-Key was used for another request: give each request its own.");
    }
    var running =
        new InvalidRequestException(
            409, "The call with this Idempotency-Key is still running: repeat it later.");
    running.retryAfterSeconds(1);
    return running;
  }

  /** The key that a call claimed; null if it has none, or it is somebody else's. */
  static KeyClaim.Ours claimed(Exchange exchange) {
    return exchange.getProperty(CLAIMED, KeyClaim.Ours.class);
  }
}
