package io.offboard.blackbox;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** An integrated account, and calls for it. As a text it is its id. */
record TestAccount(BlackBoxTest test, UUID id, String integration) {
  static final Executor CALLERS = code -> new Thread(code, "caller").start();

  /** Deactivates the vendor's usual user. */
  Reply deactivate() {
    return test.send(request());
  }

  Reply deactivate(String userId) {
    return test.send(request("", BlackBoxTest.user(userId)));
  }

  /** The same as {@link #deactivate()}, in a thread of its own. */
  CompletableFuture<Reply> start() {
    return CompletableFuture.supplyAsync(this::deactivate, CALLERS);
  }

  /** Many calls at once. */
  List<CompletableFuture<Reply>> start(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> start()).toList();
  }

  HttpRequest.Builder request() {
    return switch (integration) {
      case "okta" -> request("", BlackBoxTest.user(Documents.OKTA_USER));
      case "vanta" ->
          request("&actor=" + Documents.VANTA_ACTOR, BlackBoxTest.user(Documents.VANTA_PERSON));
      case "scim" -> request("", BlackBoxTest.user(Documents.SCIM_USER));
      default -> throw new IllegalArgumentException(integration);
    };
  }

  HttpRequest.Builder request(String query, String body) {
    return test.post("?integrated_account_id=" + id + query, body)
        .version(HttpClient.Version.HTTP_1_1);
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
