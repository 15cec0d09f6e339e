package io.offboard.http;

import io.offboard.error.TooManyCallsException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Puts the error envelope around what the http server under Camel answers before any route: an
 * unknown path, a body that is too large, a query that cannot be decoded.
 */
public final class ServerErrors implements StartupListener {
  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
    context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
        .filter(VertxPlatformHttpRouter::isMainServer)
        .forEach(ServerErrors::coverAll);
  }

  private static void coverAll(VertxPlatformHttpRouter router) {
    router.route().failureHandler(failed -> answer(failed, failed.statusCode()));
    router.route().last().handler(unmatched -> answer(unmatched, 404));
  }

  static void answer(RoutingContext request, int statusCode) {
    var message =
        switch (statusCode) {
          case 400 -> "Mend the query: it is not percent-encoded UTF-8.";
          case 404 -> "Call POST /unified/user-directory/users/deactivate: nothing else is here.";
          case 503 -> TooManyCallsException.inFlight().getMessage();
          case 413 -> "Send a body of at most 64 KiB.";
          default -> "The request cannot be served.";
        };
    var status = statusCode < 400 ? 500 : statusCode;
    if (statusCode == 503) {
      request.response().putHeader("Retry-After", "1");
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader(
            "Offboard-Request-Id", IdentifyRequest.of(request.request().getHeader("X-Request-Id")))
        .end(Buffer.buffer(ErrorEnvelope.of(status, message)));
  }
}
