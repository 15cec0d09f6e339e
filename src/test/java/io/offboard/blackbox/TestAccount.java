package io.offboard.blackbox;

import io.offboard.fixture.Service;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Calls the service for one integrated account. */
record TestAccount(Stage stage, UUID id, String integration) {
  static final Executor CALLERS = code -> new Thread(code, "caller").start();

  /** Deactivates the vendor's usual user. */
  Reply deactivate() {
    return stage.send(request());
  }

  Reply deactivate(String userId) {
    return stage.send(request("", "{\"user_id\": \"%s\"}".formatted(userId)));
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
    return integration.equals("okta")
        ? request("", "{\"user_id\": \"%s\"}".formatted(Documents.OKTA_USER))
        : request(
            "&actor=" + Documents.VANTA_ACTOR,
            "{\"user_id\": \"%s\"}".formatted(Documents.VANTA_PERSON));
  }

  HttpRequest.Builder request(String query, String body) {
    return stage
        .request("?integrated_account_id=" + id + query)
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + Service.API_TOKEN)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }
}
