package io.offboard.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.PostgresServer;
import io.offboard.store.Store;
import io.offboard.store.StoreSettings;
import io.offboard.store.TestDatabase;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that share a store, or restart on it, and are killed in the middle of their work. */
class NodesIT {
  private static final String KEY = TestDatabase.KEY.reveal();
  private static final int PERSONS = 250;

  /** Of calls that are refused long before, where nothing but the store is away. */
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir Path folder;

  /** How often each kill is tried: {@code -Dnodes.repetitions=20} for a longer trial. */
  static IntStream repetitions() {
    return IntStream.rangeClosed(1, Integer.getInteger("nodes.repetitions", 2));
  }

  /** Each person is offboarded by two calls with one key, one to each node. */
  @ParameterizedTest
  @MethodSource("repetitions")
  void two_nodes_on_one_postgresql_do_everything_once_though_one_is_killed() throws Exception {
    try (var postgres = PostgresServer.start(folder.resolve("data"));
        var vanta = new CountingVanta()) {
      var url = postgres.url();
      var store = Map.of("OFFBOARD_STORE_URL", url, "OFFBOARD_STORE_KEY", KEY);
      var calls = new Calls();
      try (var survivor = Node.start(directory("survivor"), vanta, store);
          var victim = Node.start(directory("victim"), vanta, store)) {
        var made = new AtomicInteger();
        Calls.run(
            2 * PERSONS,
            i -> {
              var person = "person-" + i / 2;
              if (made.incrementAndGet() == PERSONS) {
                victim.kill();
              }
              untilAnswered(calls, i % 2 == 0 ? survivor : victim, survivor, person);
            });
      }

      for (var i = 0; i < PERSONS; i++) {
        var person = "person-" + i;
        assertTrue(calls.done.contains(person), person);
        if (!calls.unknown.contains(person)) {
          assertEquals(1, vanta.offboardings(person), person);
        }
      }
      assertEquals(1, vanta.tokens());
      assertEquals(Set.of(), vanta.refused());
      assertAllAudited(calls, TestDatabase.withKey(url));
    }
  }

  /**
   * As a client does: a node that is gone is replaced, and what is still running, or had no time,
   * is asked for again.
   */
  private static void untilAnswered(Calls calls, Node first, Node survivor, String person) {
    var node = new AtomicReference<>(first);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              var answer = calls.call(node.getAndSet(survivor), person, "key-" + person);
              return answer != null && answer.statusCode() == 200;
            });
  }

  @ParameterizedTest
  @MethodSource("repetitions")
  void one_node_on_h2_keeps_what_it_answered_though_it_is_killed() throws Exception {
    var directory = directory("single");
    var keys = new HashSet<String>();
    var calls = new Calls();
    try (var vanta = new CountingVanta()) {
      for (var life = 0; life < 2; life++) {
        var prefix = "life-" + life + "-";
        try (var node = Node.start(directory, vanta, Map.of())) {
          keys.forEach(person -> assertReplayed(node, calls, vanta, person));
          var made = new AtomicInteger();
          Calls.run(
              PERSONS,
              i -> {
                if (made.incrementAndGet() == PERSONS / 2) {
                  node.kill();
                }
                calls.call(node, prefix + i, "key-" + prefix + i);
              });
        }
        keys.clear();
        keys.addAll(calls.done);
      }
      assertTrue(keys.size() > 20, () -> "answered: " + keys.size());
    }
    assertAllAudited(calls, StoreSettings.of("jdbc:h2:file:" + directory.resolve("data/offboard")));
  }

  private static void assertReplayed(Node node, Calls calls, CountingVanta vanta, String person) {
    var before = vanta.offboardings(person);
    var answer = calls.call(node, person, "key-" + person);
    assertEquals("true", answer.headers().firstValue("Idempotency-Replayed").orElse(null), person);
    assertEquals(before, vanta.offboardings(person), person);
  }

  @Test
  void an_outage_of_postgresql_gives_no_wrong_answer_and_is_over_soon_after_it() throws Exception {
    var calls = new Calls();
    try (var postgres = PostgresServer.start(folder.resolve("data"));
        var vanta = new CountingVanta();
        var node =
            Node.start(
                directory("node"),
                vanta,
                Map.of(
                    "OFFBOARD_STORE_URL",
                    postgres.url(),
                    "OFFBOARD_STORE_KEY",
                    KEY,
                    "OFFBOARD_DEADLINE",
                    DEADLINE.toSeconds() + "s"))) {
      var made = new AtomicInteger();
      Calls.run(
          PERSONS,
          i -> {
            if (made.incrementAndGet() == PERSONS / 3) {
              postgres.stop();
            }
            var answer = calls.call(node, "person-" + i, i % 2 == 0 ? "key-" + i : null);
            assertTrue(
                answer.statusCode() == 200 || answer.statusCode() == 503, () -> answer.body());
            if (answer.statusCode() == 200) {
              assertEquals(1, vanta.offboardings("person-" + i));
            }
          });
      calls.durations.forEach(
          took -> assertTrue(took.compareTo(DEADLINE) < 0, () -> "took " + took));
      postgres.startAgain();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> calls.call(node, "afterwards", null).statusCode() == 200);
    }
  }

  /** A call that was answered has its row, whatever became of its node afterwards. */
  private static void assertAllAudited(Calls calls, StoreSettings settings) {
    var rows = new HashSet<String>();
    try (var store = Store.open(settings, Clock.systemUTC())) {
      store
          .audit()
          .export(
              Instant.EPOCH,
              Instant.parse("9999-01-01T00:00:00Z"),
              null,
              line -> rows.add(requestId(line)));
    }
    var missing = new HashSet<>(calls.answered);
    missing.removeAll(rows);
    assertEquals(Set.of(), missing);
  }

  private static String requestId(String line) {
    try {
      return Json.read(line).path("request_id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path directory(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name + "-" + UUID.randomUUID()));
  }
}
