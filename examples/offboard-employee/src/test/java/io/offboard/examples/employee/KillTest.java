package io.offboard.examples.employee;

import static io.offboard.examples.employee.Flow.event;
import static io.offboard.examples.employee.Flow.files;
import static io.offboard.examples.employee.Flow.oktaUser;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The flow's process is killed before every node of every route, and goes on after a restart. */
class KillTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STUBBORN = oktaUser("stubborn");
  private static final String FORBIDDEN = oktaUser("forbidden");
  private static final Set<String> STATIONS =
      Set.of("inbox", "arrived", "okta", "okta-later", "vanta", "vanta-later", "report");

  private static Broker broker;

  @BeforeAll
  static void start_broker() throws Exception {
    broker = new Broker();
  }

  @AfterAll
  static void stop_broker() throws Exception {
    broker.stop();
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> a_kill_loses_nothing_and_reports_nothing_twice() throws IOException {
    var points = points();
    assertTrue(points.contains("step-save") && points.contains("end of inbox"), "all were found");
    return points.stream().map(point -> DynamicTest.dynamicTest(point, () -> kill(point)));
  }

  private static void kill(String point) throws Exception {
    var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "kill");
    var queue = directory.getFileName().toString();
    try (var vendors = new FakeVendors()) {
      vendors.oktaAnswers(STUBBORN, 500);
      vendors.vantaRefuses("p1", 1);
      vendors.oktaAnswers(FORBIDDEN, 403, 403, 403);
      var settings = new HashMap<>(Flow.settings(directory, vendors));
      settings.putAll(broker.settings(queue));
      Flow.drop(directory, "first.json", event("hr-1", STUBBORN, "p1"));
      Flow.drop(directory, "again.json", event("hr-1", STUBBORN, "p1"));
      Flow.drop(directory, "bad.json", "no event");
      Flow.drop(directory, "un\\fit.json", event("hr-3", STUBBORN, "p1"));
      broker.send(queue, event("hr-2", FORBIDDEN, "p2"));

      runUntilKilled(point, settings);

      var restarted = new Flow(directory, settings).withFile("config/queue.properties").start();
      try {
        var collected = collectReports(directory, queue);
        assertEquals(List.of("hr-1.json", "hr-2.json"), collected.stream().sorted().toList());
      } finally {
        restarted.close();
      }
      assertEverythingDoneOnce(directory, vendors);
    }
  }

  /** Takes the reports away, as their reader would, until nothing is left that could make one. */
  private static List<String> collectReports(Path directory, String queue) {
    var collected = new ArrayList<String>();
    await()
        .atMost(60, SECONDS)
        .until(
            () -> {
              var atRest = broker.waiting(queue) == 0;
              for (var station : STATIONS) {
                atRest &= files(directory, station).isEmpty();
              }
              for (var report : files(directory, "reports")) {
                collected.add(report.getFileName().toString());
                var taken = Files.createDirectories(directory.resolve("taken"));
                Files.move(report, taken.resolve(report.getFileName()));
              }
              return atRest && collected.size() >= 2;
            });
    return collected;
  }

  private static void assertEverythingDoneOnce(Path directory, FakeVendors vendors)
      throws IOException {
    var first = JSON.readTree(directory.resolve("taken/hr-1.json").toFile());
    var second = JSON.readTree(directory.resolve("taken/hr-2.json").toFile());
    assertEquals("complete", first.path("result").asText(), first::toString);
    assertEquals("needs_attention", second.path("result").asText(), second::toString);
    assertEquals("failed", second.at("/steps/okta/outcome").asText(), second::toString);
    assertEquals("deactivated", second.at("/steps/vanta/outcome").asText(), second::toString);
    for (var inactive : List.of(STUBBORN, "p1", "p2")) {
      assertTrue(vendors.isInactive(inactive), inactive);
    }
    // One attempt is refused and one succeeds; the kill may repeat one of them.
    assertTrue(vendors.calls("POST /api/v1/users/" + STUBBORN) <= 3, "Okta was called once more");
    assertTrue(vendors.calls("POST /v1/people/offboard") <= 4, "Vanta was called once more");
    // Beside the duplicate that was dropped, a message may have been delivered again.
    assertTrue(Set.of(1, 2).contains(files(directory, "duplicates").size()), "duplicates");
    assertEquals(4, files(directory, "rejected").size(), "two bad events and their reasons");
  }

  private static void runUntilKilled(String point, Map<String, String> settings)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KillPoint.class.getName(), point));
    var log = Files.createTempFile(Path.of("target"), "kill", ".log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      await()
          .atMost(60, SECONDS)
          .until(() -> !process.isAlive() || Files.readString(log).contains(KillPoint.AT + point));
      assertTrue(process.isAlive(), () -> "the process ended by itself: " + log);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** The ids of all nodes, and the ends of the routes that begin with a file or a message. */
  private static Set<String> points() throws IOException {
    var points = new TreeSet<String>();
    for (var file : files(Path.of("."), "routes")) {
      var route = YAML.readTree(file.toFile()).get(0).get("route");
      points.addAll(route.at("/from/steps").findValuesAsText("id"));
      // Interceptors never see a doTry: its first node has the point before it.
      route.findValues("doTry").forEach(block -> points.remove(block.path("id").asText()));
      if (!route.at("/from/uri").asText().startsWith("direct:")) {
        points.add(KillPoint.END_OF + route.path("id").asText());
      }
    }
    return points;
  }
}
