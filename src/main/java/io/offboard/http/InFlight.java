package io.offboard.http;

import io.offboard.watch.CallMeter;
import io.offboard.watch.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Limits the calls in flight in the whole process. It stands before the server's own queue, which
 * refuses nothing and only lets the waiting grow. A call counts until both its answer and its route
 * have ended: a caller who hangs up does not make room while the vendor call is still under way.
 */
public final class InFlight implements Handler<RoutingContext> {
  private final Semaphore slots;
  private final CallMeter meter;
  private final Map<HttpServerRequest, AtomicInteger> holders = new ConcurrentHashMap<>();

  /**
   * Limits calls.
   *
   * @param limit calls in flight, at least 1
   * @param meter watches how many there are
   */
  public InFlight(int limit, CallMeter meter) {
    this.slots = new Semaphore(limit);
    this.meter = meter;
    meter.inFlight(() -> limit - slots.availablePermits());
  }

  @Override
  public void handle(RoutingContext call) {
    if (!slots.tryAcquire()) {
      meter.refused(Refusal.PROCESS_LIMIT);
      ServerErrors.answer(call, 503);
      return;
    }
    holders.put(call.request(), new AtomicInteger(1));
    call.addEndHandler(ended -> release(call.request()));
    call.next();
  }

  /** The route holds the call, too, from here to its end. */
  void hold(HttpServerRequest request, Exchange exchange) {
    var count = holders.get(request);
    if (count != null && count.getAndUpdate(holding -> holding == 0 ? 0 : holding + 1) > 0) {
      exchange
          .getExchangeExtension()
          .addOnCompletion(
              new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                  release(request);
                }
              });
    }
  }

  private void release(HttpServerRequest request) {
    var count = holders.get(request);
    if (count != null && count.decrementAndGet() == 0) {
      holders.remove(request);
      slots.release();
    }
  }
}
