package io.offboard.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.offboard.fixture.FreePort;
import io.offboard.fixture.Service;
import io.offboard.fixture.ServiceProcess;
import io.offboard.leaver.LeaverEngine;
import io.offboard.testkit.Answer;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.util.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A leaver whose node is killed before each node of the routes that a turn goes through. The node
 * that goes on has a clock that is ahead, so that nothing is waited for.
 */
class LeaverKillIT {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String OKTA = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";
  private static final String BUSY = "62f44730-dd91-461e-bd6a-aedd9e0ad79e";
  private static final String CLOSED = "62f44730-dd91-461e-bd6a-aedd9e0ad79f";
  private static final String VANTA = "0f9a3c52-6f0e-4b7e-9a51-3c1d2b8e7f10";
  private static final String TOKEN = Service.SECRET + "kill";

  /** Nodes of these that the first turns of a leaver do not come to. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "leavers-give-up",
          "leavers-move",
          "leavers-no-attempt",
          "leavers-put-off",
          "leavers-nobody",
          "leavers-hourly",
          "leavers-without-account",
          "users-to-vanta",
          "users-to-scim",
          "users-to-find",
          "users-no-such-integration",
          "vendor-read-back-failed",
          "vendor-no-answer",
          "vendor-drop-token",
          "vendor-authorize-again",
          "vendor-send-again",
          "vendor-if-access-token",
          "okta-revoke",
          "okta-lacks-scope",
          "okta-not-found",
          "okta-perhaps-inactive");

  /** A kill takes some ten seconds: a few are enough for each build, and 1 is for all of them. */
  private static final int EVERY = Integer.getInteger("leavers.kill.every", 12);

  private static final Set<String> MATTER_MOST = Set.of("leavers-record", "vendor-http");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> a_kill_before_any_node_loses_nothing_and_does_nothing_twice()
      throws IOException {
    var points = points();
    assertTrue(points.containsAll(List.of("leavers-record", "vendor-http")), points::toString);
    var all = List.copyOf(points);
    return IntStream.range(0, all.size())
        .filter(i -> i % EVERY == 0 || MATTER_MOST.contains(all.get(i)))
        .mapToObj(all::get)
        .map(point -> DynamicTest.dynamicTest(point, () -> kill(point)));
  }

  private void kill(String point) throws Exception {
    var directory = Files.createDirectories(folder.resolve(point));
    try (var vendors = new Vendors()) {
      var accounts = Files.writeString(directory.resolve("accounts.yaml"), vendors.accounts());
      runUntilKilled(point, directory, accounts);

      var later = new AheadClock(Duration.ofHours(2));
      try (var service =
          new Service()
              .with("offboard.api.token", TOKEN)
              .with("offboard.store.url", url(directory))
              .with("offboard.accounts.file", accounts.toString())
              .withBean("clock", later)
              .start()) {
        var leaver =
            Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                    () -> goOn(service, later),
                    json -> json.path("state").asText().equals("needs_attention"));
        assertEquals(List.of("done", "done", "failed", "done"), states(leaver));
        assertDoneOnce(get(service, "/leavers/ada/evidence"), vendors);
      }
    }
  }

  /** When all others are at rest, it is time for the step that waits. */
  private static JsonNode goOn(Service service, AheadClock clock) throws Exception {
    var leaver = get(service, "/leavers/ada");
    if (states(leaver).equals(List.of("done", "waiting", "failed", "pending"))) {
      clock.advance(Duration.ofMinutes(2));
    }
    service.bean(LeaverEngine.class).look();
    return leaver;
  }

  /** The kill may have repeated what it cut off; whatever was recorded was not repeated. */
  private static void assertDoneOnce(JsonNode evidence, Vendors vendors) {
    var counts = new ArrayList<Integer>();
    for (var step : evidence.path("steps")) {
      var attempts = step.path("attempts");
      counts.add(attempts.size());
      if (step.path("state").asText().equals("done")) {
        var proof = attempts.get(attempts.size() - 1).at("/proof/0/sha256");
        assertTrue(vendors.served.contains(proof.asText()), evidence::toString);
      }
    }
    // An attempt that was cut off is in no evidence, and the next one finds what it did.
    assertTrue(
        List.of(List.of(1, 2, 1, 1), List.of(1, 1, 1, 1)).contains(counts), evidence::toString);
    // Five are owed, and the three steps of the first stage may all have stood still.
    assertTrue(vendors.writes.get() <= 8, () -> "writes: " + vendors.writes);
  }

  private void runUntilKilled(String point, Path directory, Path accounts) throws Exception {
    var port = FreePort.next();
    var environment = new HashMap<String, String>();
    environment.put("OFFBOARD_API_TOKEN", TOKEN);
    environment.put("OFFBOARD_ACCOUNTS_FILE", accounts.toString());
    environment.put("OFFBOARD_STORE_URL", url(directory));
    environment.put("OFFBOARD_VENDOR_ALLOW_LOOPBACK", "true");
    environment.put("CAMEL_SERVER_HOST", "127.0.0.1");
    environment.put("CAMEL_SERVER_PORT", Integer.toString(port));
    var command =
        List.of(
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            StoppedNode.class.getName(),
            point);
    try (var process = ServiceProcess.start(directory, environment, command)) {
      process.awaitLine("started in");
      var client = HttpClient.newHttpClient();
      client.sendAsync(
          request("http://127.0.0.1:" + port + "/leavers")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(leaver()))
              .build(),
          BodyHandlers.ofString());
      process.awaitLine(StoppedNode.AT + point);
      process.kill();
    }
  }

  private static String url(Path directory) {
    return "jdbc:h2:file:" + directory.resolve("store").toAbsolutePath();
  }

  private static String leaver() {
    return "{\"id\":\"ada\",\"person\":{\"user_ids\":{\"%s\":\"u1\",\"%s\":\"u2\",\"%s\":\"u3\",\"%s\":\"p1\"}},"
            .formatted(OKTA, BUSY, CLOSED, VANTA)
        + "\"accounts\":[\"%s\",\"%s\",\"%s\",\"%s\"],\"actor\":{\"id\":\"a1\"}}"
            .formatted(OKTA, BUSY, CLOSED, VANTA);
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + TOKEN);
  }

  private static JsonNode get(Service service, String path) throws Exception {
    var answer = service.send(request(service.uri(path).toString()).GET());
    return Json.read(answer.body());
  }

  private static List<String> states(JsonNode leaver) {
    return Stream.of(0, 1, 2, 3)
        .map(i -> leaver.at("/steps/%d/state".formatted(i)).asText())
        .toList();
  }

  /** The nodes of all routes that a turn at Okta goes through; interceptors never see a doTry. */
  private static Set<String> points() throws IOException {
    var points = new TreeSet<String>();
    for (var chapter : List.of("leavers", "users", "okta", "vendor")) {
      for (var routes : YAML.readTree(Path.of("routes", chapter + ".camel.yaml").toFile())) {
        var route = routes.path("route");
        if (Set.of(
                "leavers.turn",
                "leavers.step",
                "leavers.judge",
                "users.deactivate",
                "okta.deactivate",
                "okta.attempt",
                "vendor.settle",
                "vendor.http")
            .contains(route.path("id").asText())) {
          points.addAll(route.at("/from/steps").findValuesAsText("id"));
          route.findValues("doTry").forEach(block -> points.remove(block.path("id").asText()));
          route.findValues("doFinally").forEach(block -> points.remove(block.path("id").asText()));
        }
      }
    }
    points.removeAll(ELSEWHERE);
    return points;
  }

  /** Vendors that remember whom they deactivated, and what they served. */
  private static final class Vendors implements AutoCloseable {
    private final ScriptedVendor vendor = new ScriptedVendor();
    private final Set<String> inactive = ConcurrentHashMap.newKeySet();
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();

    Vendors() {
      vendor.respond(this::answer);
    }

    String accounts() {
      var yaml = new StringBuilder("accounts:\n");
      for (var id : List.of(OKTA, BUSY, CLOSED)) {
        yaml.append(
            "  - {id: %s, integration: okta, context: {org_url: '%s', api_token: %st}}\n"
                .formatted(id, vendor.url(), Service.SECRET));
      }
      return yaml.append(
              "  - {id: %s, integration: vanta, context: {base_url: '%s', client_id: c, client_secret: %sc}}\n"
                  .formatted(VANTA, vendor.url(), Service.SECRET))
          .toString();
    }

    private Answer answer(RecordedRequest request) {
      var body = body(request);
      served.add(io.offboard.util.Sha256.hex(body.substring(4)));
      return HttpAnswer.of(Integer.parseInt(body.substring(0, 3)), body.substring(4));
    }

    private String body(RecordedRequest request) {
      var path = request.path();
      if (path.equals("/oauth/token")) {
        return "200 {\"access_token\":\"%s\",\"expires_in\":3600}"
            .formatted(Service.SECRET + "access");
      }
      if (request.method().equals("GET")) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return "200 {\"id\":\"%s\",\"status\":\"%s\"}"
            .formatted(id, inactive.contains(id) ? "DEPROVISIONED" : "ACTIVE");
      }
      writes.incrementAndGet();
      if (path.contains("/u3/")) {
        return "403 {\"errorSummary\":\"No.\"}";
      }
      if (path.contains("/u2/") && busy.getAndIncrement() == 0) {
        return "409 {\"errorSummary\":\"Busy.\"}";
      }
      if (path.equals("/v1/people/offboard")) {
        return "200 {\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}";
      }
      var id = path.split("/")[4];
      return inactive.add(id) ? "200 {}" : "404 {\"errorCode\":\"E0000007\"}";
    }

    @Override
    public void close() {
      vendor.close();
    }
  }
}
