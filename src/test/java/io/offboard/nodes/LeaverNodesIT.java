package io.offboard.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.account.Secret;
import io.offboard.fixture.PostgresServer;
import io.offboard.store.StoreSettings;
import io.offboard.store.TestDatabase;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that share leavers, of which one is killed in the middle of its work. */
class LeaverNodesIT {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final int LEAVERS = 400;

  /**
   * Within their deadline and 15 seconds a dead node's steps are taken up; and then, all is done.
   */
  private static final Duration TAKEN_UP = Duration.ofMinutes(2);

  @TempDir Path folder;

  @RepeatedTest(1)
  void two_nodes_bring_all_leavers_to_their_end_though_one_is_killed() throws Exception {
    try (var postgres = PostgresServer.start(folder.resolve("data"));
        var vanta = new CountingVanta()) {
      var url = postgres.url();
      var store = Map.of("OFFBOARD_STORE_URL", url, "OFFBOARD_STORE_KEY", KEY);
      var settings = TestDatabase.withKeys(url, new Secret(KEY), null);
      try (var survivor = Node.start(directory("survivor"), vanta, store);
          var victim = Node.start(directory("victim"), vanta, store)) {
        var accepted = survivor.leavers("POST", "", "application/x-ndjson", lines());
        assertEquals("{\"accepted\":%d}".formatted(LEAVERS), accepted.body());

        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> count(settings, "leaver_attempts"), done -> done > LEAVERS / 8);
        victim.kill();
        assertTrue(count(settings, "leaver_attempts") < LEAVERS, "some were open");

        Awaitility.await()
            .atMost(TAKEN_UP)
            .until(
                () -> count(settings, "leavers WHERE state = 'complete'"), done -> done == LEAVERS);
        for (var i = 0; i < LEAVERS; i++) {
          assertDoneOnce(survivor, vanta, i);
        }
        assertEquals(LEAVERS, count(settings, "audit WHERE operation = 'deactivate'"));
        // the last ones are deleted a moment after their leavers are complete
        Awaitility.await().until(() -> count(settings, "leaver_tasks"), left -> left == 0);
      }
    }
  }

  /** What was recorded once is not done again; what was cut off may have been. */
  private static void assertDoneOnce(Node node, CountingVanta vanta, int i) throws Exception {
    var evidence = json(node, "/leaver-" + i + "/evidence");
    var attempts = evidence.at("/steps/0/attempts");
    assertEquals(1, attempts.size(), evidence::toString);
    assertEquals(64, attempts.at("/0/proof/0/sha256").asText().length(), evidence::toString);
    assertTrue(List.of(1, 2).contains(vanta.offboardings("person-" + i)), "person-" + i);
  }

  private static JsonNode json(Node node, String path) throws Exception {
    return Json.read(node.leavers("GET", path, "application/json", "").body());
  }

  private static int count(StoreSettings settings, String table) {
    return Integer.parseInt(TestDatabase.query(settings, "SELECT count(*) FROM " + table).get(0));
  }

  private static String lines() {
    return IntStream.range(0, LEAVERS)
        .mapToObj(
            i ->
                "{\"id\":\"leaver-%d\",\"person\":{\"user_ids\":{\"%s\":\"person-%1$d\"}},\"actor\":{\"id\":\"a1\"}}"
                    .formatted(i, Node.ACCOUNT))
        .collect(Collectors.joining("\n"));
  }

  private Path directory(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name + "-" + UUID.randomUUID()));
  }
}
