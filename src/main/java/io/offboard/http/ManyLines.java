package io.offboard.http;

import io.offboard.watch.CallMeter;
import io.offboard.watch.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.Semaphore;

/**
 * Takes the large bodies that bring many leavers: the server under Camel has one limit for all
 * bodies, and passes over one that is there already. A few at a time are enough; no stranger's is
 * among them.
 */
final class ManyLines implements Handler<RoutingContext> {
  /** Where such bodies are taken. */
  static final String PATH = "/leavers";

  private static final long LIMIT = 16L << 20;
  private static final int AT_ONE_TIME = 4;

  private final BodyHandler body = BodyHandler.create(false).setBodyLimit(LIMIT);
  private final Semaphore places = new Semaphore(AT_ONE_TIME);
  private final AuthenticateCaller callers;
  private final CallMeter meter;

  /**
   * Takes bodies.
   *
   * @param callers knows who may send one
   * @param meter counts who may not
   */
  ManyLines(AuthenticateCaller callers, CallMeter meter) {
    this.callers = callers;
    this.meter = meter;
  }

  /** Whether a request may bring many leavers. */
  static boolean isFor(RoutingContext request) {
    return request.request().method().equals(HttpMethod.POST)
        && request.normalizedPath().matches(PATH + "/?")
        && LeaverDoor.isLines(request.request().getHeader("Content-Type"));
  }

  @Override
  public void handle(RoutingContext request) {
    if (!isFor(request)) {
      request.next();
    } else if (callers.caller(request.request()).isEmpty()) {
      meter.refused(Refusal.TOKEN);
      ServerErrors.answer(request, 401);
    } else if (places.tryAcquire()) {
      request.addEndHandler(ended -> places.release());
      body.handle(request);
    } else {
      ServerErrors.answer(request, 503);
    }
  }
}
