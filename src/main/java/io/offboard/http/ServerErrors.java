package io.offboard.http;

import io.offboard.error.TooManyCallsException;
import io.offboard.error.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Puts the error envelope around what the http server under Camel answers before any route: an
 * unknown path, a body that is too large, a query that cannot be decoded, any call that comes
 * before the routes are there.
 */
public final class ServerErrors implements StartupListener {
  private static final int BEFORE_ALL_ROUTES = -2;

  private final Duration bodyTimeout;
  private final boolean withPages;
  private final ManyLines manyLines;
  private final Set<VertxPlatformHttpRouter> covered = ConcurrentHashMap.newKeySet();
  private volatile boolean started;

  /**
   * Answers for the server.
   *
   * @param bodyTimeout how long a caller may take to send a whole request
   * @param withPages whether the pages for people are served
   * @param manyLines takes the bodies that bring many leavers
   */
  ServerErrors(Duration bodyTimeout, boolean withPages, ManyLines manyLines) {
    this.bodyTimeout = bodyTimeout;
    this.withPages = withPages;
    this.manyLines = manyLines;
  }

  /**
   * Covers the server's router, once; to be called before the server opens its port.
   *
   * @param context the context that serves
   */
  void cover(CamelContext context) {
    context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
        .filter(VertxPlatformHttpRouter::isMainServer)
        .filter(covered::add)
        .forEach(this::coverAll);
  }

  /** The server's own Vert.x covers it before; a {@code vertx} of an embedder's does not. */
  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
    cover(context);
  }

  @Override
  public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
    started = true;
  }

  private void coverAll(VertxPlatformHttpRouter router) {
    router.route().order(BEFORE_ALL_ROUTES).handler(this::cutOffSlowBody);
    router.route(ManyLines.PATH).order(BEFORE_ALL_ROUTES + 1).handler(manyLines);
    if (withPages) {
      Pages.serve(router);
    }
    router.route().failureHandler(failed -> answer(failed, status(failed)));
    router.route().last().handler(this::noRoute);
  }

  /** The port is open before the routes are there. */
  private void noRoute(RoutingContext unmatched) {
    if (started) {
      answer(unmatched, 404);
    } else {
      answer(unmatched, 503, "Repeat the call in a second: the service is starting.");
    }
  }

  /** The server parses forms, which are not for us, before any route; a broken one it mistakes. */
  private static int status(RoutingContext failed) {
    var cause = failed.failure();
    var brokenForm = isForm(failed) && cause != null && !(cause instanceof HttpException);
    return brokenForm ? 415 : failed.statusCode();
  }

  private static boolean isForm(RoutingContext request) {
    var contentType = request.request().getHeader("Content-Type");
    return contentType != null
        && contentType
            .toLowerCase(Locale.ROOT)
            .matches("(?:application/x-www-form-urlencoded|multipart/form-data).*");
  }

  /** Whether it is answered already or not: nobody sends for longer than that. */
  private void cutOffSlowBody(RoutingContext request) {
    var timer =
        request
            .vertx()
            .setTimer(
                bodyTimeout.toMillis(),
                late -> {
                  if (!request.request().isEnded()) {
                    endConnection(request);
                  }
                });
    request.addEndHandler(
        ended -> {
          if (ended.failed() || request.request().isEnded()) {
            request.vertx().cancelTimer(timer);
          }
        });
    request.next();
  }

  private static void endConnection(RoutingContext request) {
    if (!request.response().ended()) {
      request.response().putHeader("Connection", "close");
      answer(request, 408);
    }
    request.request().connection().close();
  }

  static void answer(RoutingContext request, int statusCode) {
    var message =
        switch (statusCode) {
          case 400 -> "Mend the query: it is not percent-encoded UTF-8.";
          case 401 -> new UnauthorizedException().getMessage();
          case 404 ->
              "Call POST /unified/user-directory/users/deactivate, GET"
                  + " /unified/user-directory/users and /unified/user-directory/users/{id}, or"
                  + " /leavers: nothing else is here.";
          case 405 -> "Use GET: nothing else is served here.";
          case 408 -> "Send the whole request at once: it took too long.";
          case 415 -> AcceptJsonPost.NOT_JSON;
          case 503 -> TooManyCallsException.inFlight().getMessage();
          case 413 ->
              ManyLines.isFor(request)
                  ? "Send leavers of at most 16 MiB at a time."
                  : "Send a body of at most 64 KiB.";
          default -> "The request cannot be served.";
        };
    answer(request, statusCode, message);
  }

  private static void answer(RoutingContext request, int statusCode, String message) {
    if (request.response().ended()) {
      return;
    }
    var status = statusCode < 400 ? 500 : statusCode;
    if (statusCode == 503) {
      request.response().putHeader("Retry-After", "1");
    } else if (statusCode == 401) {
      request.response().putHeader("WWW-Authenticate", "Bearer");
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
