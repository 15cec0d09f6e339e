package io.offboard.bench.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stand-in for Okta that does as little as possible: it checks that the user belongs to the
 * account whose token was sent ({@code u00017-…} to {@code okta-00017}), counts, waits, and answers
 * like Okta, with {@code {}} and a rate limit. Calls with the token {@code okta-hang} wait until
 * they are released. What is below {@code /bench/} steers it.
 *
 * <p>Environment: {@code PORT}.
 */
public final class VendorStub extends AbstractVerticle {
  private static final String USERS = "/api/v1/users/";
  private static final String DEACTIVATE = "/lifecycle/deactivate";
  private static final String TOKEN = "SSWS okta-";
  private static final int DIGITS = 5;

  private static final AtomicLong deactivations = new AtomicLong();
  private static final AtomicLong wrong = new AtomicLong();
  private static final AtomicInteger waiting = new AtomicInteger();
  private static final AtomicInteger peak = new AtomicInteger();
  private static final Queue<Runnable> hanging = new ConcurrentLinkedQueue<>();
  private static volatile long delay;

  /** Serves until the process is ended. */
  public static void main(String[] args) {
    Vertx.vertx()
        .deployVerticle(
            VendorStub.class,
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
  }

  @Override
  public void start() {
    var options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(System.getenv("PORT")))
            .setHttp2ClearTextEnabled(false)
            .setAcceptBacklog(8192);
    vertx.createHttpServer(options).requestHandler(this::handle).listen();
  }

  private void handle(HttpServerRequest request) {
    var path = request.path();
    if (request.method() == HttpMethod.POST && path.endsWith(DEACTIVATE)) {
      deactivate(request, path);
    } else if (path.equals(USERS + "me")) {
      request
          .response()
          .end("{\"id\":\"00uowner\",\"profile\":{\"login\":\"owner@acme.example\"}}");
    } else if (path.startsWith("/bench/delay/")) {
      delay = Long.parseLong(path.substring("/bench/delay/".length()));
      request.response().end();
    } else if (path.equals("/bench/release")) {
      for (var answer = hanging.poll(); answer != null; answer = hanging.poll()) {
        answer.run();
      }
      request.response().end();
    } else if (path.equals("/bench/counts")) {
      request.response().end(counts());
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  /** The peak is that since the last time that somebody asked. */
  private static String counts() {
    return "{\"deactivations\":%d,\"wrong\":%d,\"waiting\":%d,\"hanging\":%d,\"peak\":%d}"
        .formatted(
            deactivations.get(), wrong.get(), waiting.get(), hanging.size(), peak.getAndSet(0));
  }

  private void deactivate(HttpServerRequest request, String path) {
    deactivations.incrementAndGet();
    var token = String.valueOf(request.getHeader("Authorization"));
    if (token.equals(TOKEN + "hang")) {
      var context = vertx.getOrCreateContext();
      hanging.add(() -> context.runOnContext(released -> answer(request.response())));
    } else if (!token.startsWith(TOKEN)
        || !path.regionMatches(USERS.length() + 1, token, TOKEN.length(), DIGITS)) {
      wrong.incrementAndGet();
      request.response().setStatusCode(401).end("{}");
    } else {
      var now = waiting.incrementAndGet();
      if (now > peak.get()) {
        peak.accumulateAndGet(now, Math::max);
      }
      if (delay == 0) {
        answerCounted(request.response());
      } else {
        vertx.setTimer(delay, timer -> answerCounted(request.response()));
      }
    }
  }

  private static void answerCounted(HttpServerResponse response) {
    waiting.decrementAndGet();
    answer(response);
  }

  private static void answer(HttpServerResponse response) {
    if (!response.closed()) {
      var reset = System.currentTimeMillis() / 1000 + 60;
      response
          .putHeader("Content-Type", "application/json")
          .putHeader("x-okta-request-id", "bench")
          .putHeader("x-rate-limit-limit", "1000000")
          .putHeader("x-rate-limit-remaining", "999999")
          .putHeader("x-rate-limit-reset", Long.toString(reset))
          .end("{}");
    }
  }
}
