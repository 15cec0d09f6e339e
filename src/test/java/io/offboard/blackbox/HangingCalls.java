package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.Answer;
import io.offboard.testkit.Gate;
import io.offboard.testkit.RecordedRequest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Calls whose vendor answers only when the test lets it. */
final class HangingCalls {
  private static final String TOKEN = "hanging-";

  private final BlackBoxTest test;
  private final Gate gate = new Gate();
  private final HttpClient client = HttpClient.newHttpClient();

  /** From now on the deactivate calls of {@link #account}s hang before they get this answer. */
  HangingCalls(BlackBoxTest test, Answer late) {
    this.test = test;
    test.vendor.respond(
        request -> {
          var known = ServiceTestBase.background(request);
          return known != null ? known : hangs(request) ? gate.hold(late) : null;
        });
  }

  private static boolean hangs(RecordedRequest request) {
    return request.values("Authorization").get(0).contains(TOKEN);
  }

  TestAccount account() {
    var token = "api_token: " + TOKEN + UUID.randomUUID();
    return test.oktaAt(test.vendor.url(), token, "confirm: false");
  }

  /** Makes calls and waits until all of them hang. */
  List<CompletableFuture<Reply>> start(int calls, TestAccount... accounts) {
    var before = gate.arrived();
    var started = Stream.of(accounts).flatMap(account -> account.start(calls).stream()).toList();
    awaitArrived(before + calls * accounts.length);
    return started;
  }

  /** Makes calls, waits until all of them hang, and then hangs up as the caller. */
  void startAndHangUp(int calls, TestAccount account) {
    var started =
        Stream.generate(() -> client.sendAsync(account.request().build(), BodyHandlers.ofString()))
            .limit(calls)
            .toList();
    awaitArrived(calls);
    started.forEach(call -> call.cancel(true));
  }

  /** Lets all calls be answered, those to come as well. */
  void end() {
    gate.open();
  }

  void awaitArrived(int calls) {
    Awaitility.await().until(() -> gate.arrived() == calls);
  }

  static void assertAll(int status, List<CompletableFuture<Reply>> calls) {
    calls.forEach(call -> assertEquals(status, call.join().status()));
  }
}
