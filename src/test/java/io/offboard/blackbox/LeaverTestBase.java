package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Service;
import io.offboard.leaver.LeaverEngine;
import io.offboard.store.StoreSettings;
import io.offboard.store.TestDatabase;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** Leavers of a service with a store, on a clock that the test moves. */
abstract class LeaverTestBase extends BlackBoxTest {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A field that has a leaver begin when no test runs any more. */
  static final String LATER = ",\"at\":\"2099-01-01T00:00:00Z\"";

  private static final String UNDER_WAY = "SELECT count(*) FROM leaver_tasks WHERE picked";

  StoreSettings store;

  @Override
  Service configured(Service plain) {
    store = database().create();
    return plain
        .with("offboard.store.url", store.url())
        .with("offboard.store.key", store.key().reveal());
  }

  TestDatabase database() {
    return TestDatabase.H2_MEMORY;
  }

  /** What is due for this test's leavers is done before the next test, and its vendor, begin. */
  @AfterEach
  final void endTurns() {
    clock.set(START);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> TestDatabase.query(store, UNDER_WAY).equals(List.of("0")));
  }

  /** An id that no other test has. */
  static String newId() {
    return "leaver-" + UUID.randomUUID();
  }

  /** The request for a leaver who is the same user in all accounts, with more fields. */
  static String request(String id, String userId, String more, TestAccount... accounts) {
    var ids =
        Stream.of(accounts)
            .map(account -> "\"%s\":\"%s\"".formatted(account, userId))
            .collect(Collectors.joining(","));
    return "{\"id\":\"%s\",\"person\":{\"user_ids\":{%s}},\"accounts\":[%s]%s}"
        .formatted(id, ids, list(accounts), more);
  }

  private static String list(TestAccount... accounts) {
    return Stream.of(accounts)
        .map(account -> "\"%s\"".formatted(account))
        .collect(Collectors.joining(","));
  }

  Reply accept(String json) {
    return send(leavers("").header("Content-Type", "application/json").POST(body(json)));
  }

  Reply acceptLines(String lines) {
    return send(leavers("").header("Content-Type", "application/x-ndjson").POST(body(lines)));
  }

  Reply get(String path) {
    return send(leavers(path).GET());
  }

  Reply post(String path) {
    return send(leavers(path).POST(BodyPublishers.noBody()));
  }

  HttpRequest.Builder leavers(String path) {
    return HttpRequest.newBuilder(service.uri("/leavers" + path))
        .header("Authorization", "Bearer " + API_TOKEN);
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  /** The vendor answers so, but for what a test need not care for. */
  void vendorAnswers(Function<RecordedRequest, HttpAnswer> answer) {
    vendor.respond(
        request -> {
          var usual = background(request);
          return usual == null ? answer.apply(request) : usual;
        });
  }

  /** Waits until the leaver is in a state. */
  JsonNode await(String id, String state) {
    return await(id, leaver -> leaver.path("state").asText().equals(state));
  }

  /** Waits until a step of the leaver is in a state. */
  JsonNode awaitStep(String id, int place, String state) {
    return await(id, leaver -> leaver.at("/steps/%d/state".formatted(place)).asText().equals(state))
        .path("steps")
        .get(place);
  }

  /** The audit line of the only attempt, which is logged once the attempt has been recorded. */
  JsonNode awaitLine() {
    return Awaitility.await().until(log::audit, lines -> lines.size() == 1).get(0);
  }

  JsonNode await(String id, Predicate<JsonNode> condition) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              service.bean(LeaverEngine.class).look();
              var reply = get("/" + id);
              assertEquals(200, reply.status(), reply::toString);
              return reply.json();
            },
            condition);
  }
}
