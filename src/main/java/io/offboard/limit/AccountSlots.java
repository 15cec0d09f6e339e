package io.offboard.limit;

import io.offboard.call.Call;
import io.offboard.error.TooManyCallsException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;

/** Limits the calls in flight for each account, so that a hanging vendor cannot take them all. */
public final class AccountSlots {
  private final int limit;
  private final ConcurrentMap<UUID, Integer> inFlight = new ConcurrentHashMap<>();

  /**
   * Limits calls.
   *
   * @param limit calls in flight for one account, at least 1
   */
  public AccountSlots(int limit) {
    this.limit = limit;
  }

  /**
   * Takes a slot.
   *
   * @param exchange the exchange
   * @throws TooManyCallsException (503) if all are taken
   */
  public void take(Exchange exchange) {
    var count = inFlight.merge(account(exchange), 1, Integer::sum);
    if (count > limit) {
      free(exchange);
      throw TooManyCallsException.inFlight();
    }
  }

  /**
   * Gives a slot back.
   *
   * @param exchange the exchange
   */
  public void free(Exchange exchange) {
    inFlight.computeIfPresent(account(exchange), (id, count) -> count == 1 ? null : count - 1);
  }

  private static UUID account(Exchange exchange) {
    return Call.of(exchange).account().id();
  }
}
