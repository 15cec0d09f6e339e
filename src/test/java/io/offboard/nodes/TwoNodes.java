package io.offboard.nodes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.PostgresServer;
import io.offboard.store.TestDatabase;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two nodes on one PostgreSQL, in front of a vendor, and callers who go on all the time. */
final class TwoNodes implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration DEADLINE = Duration.ofSeconds(6);

  /** A call that was under way is still to be answered. */
  private static final Duration ANSWERED = DEADLINE.multipliedBy(2).plus(SOON);

  /** In which a dead node's steps are taken up, and some. */
  private static final Duration TAKEN_UP = DEADLINE.plusSeconds(15).plus(SOON);

  final PostgresServer postgres;
  final CountingVanta vanta = new CountingVanta();
  final Node one;
  final Node two;
  final SteadyLoad load;

  /** Starts them, each in a folder of its own. */
  TwoNodes(Path folder) throws IOException, InterruptedException {
    postgres = PostgresServer.start(folder.resolve("data"));
    one = start(folder.resolve("one"));
    two = start(folder.resolve("two"));
    load = new SteadyLoad(one, two);
  }

  private Node start(Path folder) throws IOException, InterruptedException {
    return Node.start(
        Files.createDirectory(folder),
        vanta,
        Map.of(
            "OFFBOARD_STORE_URL",
            postgres.url(),
            "OFFBOARD_STORE_KEY",
            TestDatabase.KEY.reveal(),
            "OFFBOARD_DEADLINE",
            DEADLINE.toSeconds() + "s",
            "OFFBOARD_VENDOR_RESPONSE_TIMEOUT",
            "4s"));
  }

  List<Node> both() {
    return List.of(one, two);
  }

  /** Both serve, and are ready, within five seconds. */
  void awaitAllIsWell() {
    load.forget();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (var node : both()) {
                assertTrue(load.answers(node).contains("200 deactivated"));
                assertHealth(node, 200);
              }
            });
  }

  /** Each comes to answer so, and gives no other answers than these. */
  void awaitAnswers(String answer, Set<String> allowed) {
    for (var node : both()) {
      await().atMost(ANSWERED).until(() -> load.answers(node).contains(answer));
      var answers = load.answers(node);
      assertTrue(allowed.containsAll(answers), answers::toString);
    }
  }

  /** Ready or not, a node lives. */
  static void assertHealth(Node node, int ready) throws IOException, InterruptedException {
    assertEquals(ready, node.health("/ready"));
    assertEquals(200, node.health("/live"));
  }

  /** Persons leave, each as a leaver of the same name. */
  static void leave(Node node, String... names) throws IOException, InterruptedException {
    var lines =
        Stream.of(names)
            .map(
                name ->
                    "{\"id\":\"%s\",\"person\":{\"user_ids\":{\"%s\":\"%1$s\"}},\"actor\":{\"id\":\"a1\"}}"
                        .formatted(name, Node.ACCOUNT))
            .collect(Collectors.joining("\n"));
    var answer = node.leavers("POST", "", "application/x-ndjson", lines);
    assertEquals("{\"accepted\":%d}".formatted(names.length), answer.body());
  }

  /** Waits for the state of a leaver, or of its one step. */
  void awaitState(String leaver, String state) {
    await()
        .atMost(TAKEN_UP)
        .until(
            () -> Json.read(one.leavers("GET", "/" + leaver, "application/json", "").body()),
            json ->
                json.path("state").asText().equals(state)
                    || json.at("/steps/0/state").asText().equals(state));
  }

  @Override
  public void close() {
    load.close();
    one.close();
    two.close();
    vanta.close();
    postgres.close();
  }
}
