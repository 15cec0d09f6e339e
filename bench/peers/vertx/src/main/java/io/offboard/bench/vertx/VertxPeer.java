package io.offboard.bench.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The same work, written by hand on plain Vert.x: one verticle per core, nothing blocks.
 *
 * <p>Environment: {@code PORT}, {@code API_TOKEN}, {@code ACCOUNTS} (the accounts file, as JSON),
 * {@code MAX_IN_FLIGHT}.
 */
public final class VertxPeer extends AbstractVerticle {
  private static final String PATH = "/unified/user-directory/users/deactivate";
  private static final byte[] AUTHORIZATION =
      ("Bearer " + System.getenv("API_TOKEN")).getBytes(UTF_8);
  private static final Accounts ACCOUNTS = Accounts.read(System.getenv("ACCOUNTS"));

  private HttpClient vendors;

  /** Serves until the process is ended. */
  public static void main(String[] args) {
    Vertx.vertx()
        .deployVerticle(
            VertxPeer.class,
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
  }

  @Override
  public void start() {
    vendors =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(Integer.parseInt(System.getenv("MAX_IN_FLIGHT")))
                .setConnectTimeout(2_000));
    var options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(System.getenv("PORT")))
            .setAcceptBacklog(8192);
    vertx.createHttpServer(options).requestHandler(this::handle).listen();
  }

  private void handle(HttpServerRequest request) {
    if (!request.path().equals(PATH) || request.method() != HttpMethod.POST) {
      fail(request, 404, "Use POST " + PATH + ".");
    } else if (!isAuthorized(request)) {
      fail(request, 401, "Send a valid api token.");
    } else {
      request.body().onSuccess(body -> deactivate(request, body));
    }
  }

  private static boolean isAuthorized(HttpServerRequest request) {
    var sent = request.getHeader("Authorization");
    return sent != null && MessageDigest.isEqual(AUTHORIZATION, sent.getBytes(UTF_8));
  }

  private void deactivate(HttpServerRequest request, Buffer body) {
    String userId;
    UUID accountId;
    try {
      userId = new JsonObject(body).getString("user_id");
      accountId = UUID.fromString(request.getParam("integrated_account_id", ""));
    } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
      fail(request, 400, "Give a JSON body, and integrated_account_id as a uuid.");
      return;
    }
    var account = ACCOUNTS.find(accountId);
    if (userId == null || userId.isEmpty()) {
      fail(request, 400, "Give user_id.");
    } else if (account == null) {
      fail(request, 404, "There is no such account.");
    } else {
      call(account, userId)
          .onSuccess(answer -> answer(request, userId, answer))
          .onFailure(e -> fail(request, 502, "The vendor cannot be reached."));
    }
  }

  private record VendorAnswer(HttpClientResponse head, Buffer body) {}

  private Future<VendorAnswer> call(Accounts.Account account, String userId) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(account.host())
            .setPort(account.port())
            .setURI("/api/v1/users/" + userId + "/lifecycle/deactivate")
            .setTimeout(10_000)
            .putHeader("Accept", "application/json")
            .putHeader("Authorization", account.authorization());
    return vendors
        .request(options)
        .compose(call -> call.send())
        .compose(head -> head.body().map(body -> new VendorAnswer(head, body)));
  }

  private static void answer(HttpServerRequest request, String userId, VendorAnswer answer) {
    if (answer.head().statusCode() != 200) {
      fail(request, answer.head().statusCode(), "The vendor answered with an error.");
      return;
    }
    var user = UnifiedUser.of(answer.body().toJsonObject(), userId);
    var vendor = answer.head().headers();
    var reset = Long.parseLong(vendor.get("x-rate-limit-reset"));
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Offboard-Outcome", "deactivated")
        .putHeader("Offboard-Request-Id", UUID.randomUUID().toString())
        .putHeader("ratelimit-limit", vendor.get("x-rate-limit-limit"))
        .putHeader("ratelimit-remaining", vendor.get("x-rate-limit-remaining"))
        .putHeader("ratelimit-reset", Long.toString(reset - System.currentTimeMillis() / 1000))
        .end(user.toBuffer());
  }

  private static void fail(HttpServerRequest request, int status, String message) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("statusCode", status).put("message", message).toBuffer());
  }
}
