package io.offboard.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.WatchedService;
import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command of docs/runbook.md, run in the situation that it is for. */
@Timeout(180)
class RunbookIT {
  private static final Pattern TEXT = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String FORBIDDEN =
      "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission to perform the requested action\"}";
  private static final Set<String> ran = new TreeSet<>();

  @TempDir Path directory;
  private final String page = page();
  private WatchedService service;

  @BeforeEach
  void prepare() throws Exception {
    Files.createSymbolicLink(directory.resolve("target"), Path.of("target").toAbsolutePath());
    service = new WatchedService(directory);
    service.okta().respond(request -> deactivates(request));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
  }

  @AfterAll
  static void every_command_was_run() {
    var all = new TreeSet<>(ShellBlocks.of(page()));
    all.removeIf(block -> block.contains("docker compose "));
    assertEquals(all, ran);
  }

  @Test
  void where_to_look() throws Exception {
    service.onPostgresql().start();
    service.deactivate();
    service.accept("hr-2026-1042", ",\"at\":\"2099-01-01T00:00:00Z\"");

    var output = run("Where to look", 1);

    assertShows("Where to look", output);
    assertTrue(output.contains("\"status\":\"UP\""), output);
  }

  @Test
  void a_node_is_down() throws Exception {
    service.onPostgresql().start();
    service.kill();
    service.start();

    assertTrue(run("A node is down", 0).contains("\"status\":\"UP\""));
  }

  @Test
  void a_vendor_is_down() throws Exception {
    service.onPostgresql().start();
    service.okta().respond(request -> HttpAnswer.of(503, "{}"));
    assertTrue(service.deactivate().statusCode() >= 500);
    service.accept("hr-2026-1042", "");
    awaitLeaver("hr-2026-1042", "\"waiting\"");

    assertShows("A vendor is down", run("A vendor is down", 0));
    assertEquals(200, service.health().statusCode());
  }

  @Test
  void a_vendor_limits_the_rate() throws Exception {
    service.onPostgresql().start();
    var reset = Long.toString(Instant.now().plusSeconds(60).getEpochSecond());
    service
        .okta()
        .respond(
            request ->
                HttpAnswer.of(429, "{}")
                    .header("X-Rate-Limit-Limit", "100")
                    .header("X-Rate-Limit-Remaining", "0")
                    .header("X-Rate-Limit-Reset", reset));
    assertEquals(429, service.deactivate().statusCode());
    assertEquals(429, service.deactivate().statusCode());

    assertShows("A vendor limits the rate", run("A vendor limits the rate", 0));
  }

  @Test
  void a_token_is_refused() throws Exception {
    service.onPostgresql().start();
    service.okta().respond(only("SSWS new-token"));
    assertEquals(401, service.deactivate().statusCode());

    assertShows("A token is refused", run("A token is refused", 0));
    run("A token is refused", 1);

    assertEquals(200, service.deactivate().statusCode());
  }

  @Test
  void an_outcome_is_unknown() throws Exception {
    service.onPostgresql().start();
    service
        .okta()
        .respond(
            request ->
                request.method().equals("GET") ? HttpAnswer.of(403, FORBIDDEN) : Fault.close());
    service.deactivate();

    assertShows("An outcome is unknown", run("An outcome is unknown", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void the_store_is_down(String logFormat) throws Exception {
    service.onPostgresql().loggingAs(logFormat).start();
    service
        .okta()
        .respond(
            request -> {
              service.database().cut();
              return deactivates(request);
            });
    var answer = service.deactivate();
    assertEquals("not-audited", answer.headers().firstValue("Offboard-Warning").orElse("none"));
    assertEquals(503, service.deactivate().statusCode());

    assertTrue(run("The store is down", 0).contains("\"status\":\"DOWN\""));
    service.database().mend();
    assertEquals("2\nRows added: 2\n", run("The store is down", 1));
    await().atMost(SOON).until(() -> service.health().statusCode() == 200);
  }

  @Test
  void a_step_gives_up() throws Exception {
    service.onPostgresql().start();
    service.okta().respond(request -> HttpAnswer.of(403, FORBIDDEN));
    service.accept("hr-2026-1042", "");
    awaitLeaver("hr-2026-1042", "\"needs_attention\"");

    assertShows("A step gives up", run("A step gives up", 0));
    service.okta().respond(request -> deactivates(request));
    run("A step gives up", 1);

    awaitLeaver("hr-2026-1042", "\"complete\"");
  }

  @Test
  void calls_are_refused() throws Exception {
    service.onPostgresql().start();
    assertEquals(401, service.deactivate("wrong").statusCode());

    assertShows("Calls are refused", run("Calls are refused", 0));
  }

  @Test
  void one_node_is_upgraded_and_rolled_back() throws Exception {
    for (var version : List.of("0.2.0", "0.3.0")) {
      Files.createSymbolicLink(directory.resolve(version), Path.of("target").toAbsolutePath());
    }
    try {
      shell("ln -s 0.2.0 current\n" + block("Upgrade", 0).split("\n", 4)[3]);
      service.accept("hr-before", ",\"at\":\"2099-01-01T00:00:00Z\"");

      assertTrue(run("Upgrade", 0).contains("\"status\":\"UP\""));
      assertEquals("0.3.0", Files.readSymbolicLink(directory.resolve("current")).toString());
      service.accept("hr-after", ",\"at\":\"2099-01-01T00:00:00Z\"");
      assertEquals(200, service.deactivate().statusCode());

      assertTrue(run("Rollback", 0).startsWith("Rows added: 1\n"));
      assertEquals("0.2.0", Files.readSymbolicLink(directory.resolve("current")).toString());
      assertTrue(service.leaver("hr-before").contains("\"scheduled\""));
      assertTrue(service.leaver("hr-after").contains("404"));
    } finally {
      shell("[ ! -e offboard.pid ] || kill -9 $(cat offboard.pid)");
    }
  }

  private static Answer deactivates(RecordedRequest request) {
    if (request.target().endsWith("/users/me")) {
      return HttpAnswer.of(200, "{\"id\":\"00uowner\"}");
    }
    return request.method().equals("GET")
        ? HttpAnswer.of(200, "{\"id\":\"00uada\",\"status\":\"DEPROVISIONED\"}")
        : HttpAnswer.of(200, "{}");
  }

  private static Function<RecordedRequest, Answer> only(String authorization) {
    return request ->
        request.values("Authorization").contains(authorization)
            ? deactivates(request)
            : HttpAnswer.of(401, "{\"errorCode\":\"E0000011\"}");
  }

  private void awaitLeaver(String id, String word) {
    await().atMost(SOON).until(() -> service.leaver(id).contains(word));
  }

  /** All that is shown was printed, but for numbers and times. */
  private void assertShows(String section, String output) {
    var printed = lines(output);
    var shown = TEXT.matcher(section(section)).results().map(one -> one.group(1)).toList();
    assertTrue(!shown.isEmpty(), section);
    lines(String.join("", shown))
        .forEach(line -> assertTrue(printed.contains(line), () -> line + "\nin\n" + output));
  }

  private static Set<String> lines(String text) {
    return text.lines()
        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "(time)"))
        .map(line -> line.replaceAll("(?<![\\w\"-])\\d+(\\.\\d+)?(?![\\w\"-])", "(number)").strip())
        .collect(Collectors.toSet());
  }

  private String run(String section, int block) throws Exception {
    return shell(block("Where to look", 0) + block(section, block));
  }

  private String block(String section, int index) {
    var blocks =
        ShellBlocks.of(section(section)).stream()
            .filter(one -> !one.contains("docker compose "))
            .toList();
    ran.add(blocks.get(index));
    return blocks.get(index);
  }

  private String section(String title) {
    return page.split("\n## " + title + "\n")[1].split("\n## ")[0];
  }

  private String shell(String script) throws IOException, InterruptedException {
    var environment = new HashMap<>(service.environment());
    environment.put("NEW_TOKEN", "new-token");
    return ShellBlocks.run(script, directory, environment);
  }

  private static String page() {
    try {
      return Files.readString(Path.of("docs/runbook.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
