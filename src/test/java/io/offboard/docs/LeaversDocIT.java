package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Walks through docs/leavers.md, against the jar's sandbox: what is shown is what is answered. */
@Timeout(180)
class LeaversDocIT {
  private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
  private static final String COMMAND = "java -jar target/offboard-routes.jar ";

  @TempDir Path directory;
  private String page;
  private int port;
  private ServiceProcess sandbox;

  @BeforeEach
  void start() throws Exception {
    page = Files.readString(Path.of("docs/leavers.md"));
    port = FreePort.next();
    var environment = Map.of("CAMEL_SERVER_PORT", Integer.toString(port));
    sandbox = ServiceProcess.start(Path.of("target"), environment, "--sandbox");
    sandbox.awaitLine("SANDBOX: no real user is deactivated");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void the_walk_leads_to_a_leaver_who_is_complete_within_a_minute_and_to_its_evidence()
      throws IOException {
    var commands = CurlExample.allIn(page);
    var shown = JSON.matcher(page).results().map(block -> json(block.group(1))).toList();
    assertEquals(3, commands.size());

    assertEquals("HTTP/1.1 202 Accepted", commands.get(0).send(port).statusLine());
    var leaver =
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> json(commands.get(1).send(port).body()),
                json -> !json.path("state").asText().equals("running"));

    assertShown(shown.get(0), leaver, "");
    assertShown(shown.get(1), json(commands.get(2).send(port).body()), "");
  }

  @Test
  void the_command_line_takes_a_file_in_and_prints_who_is_leaving() throws Exception {
    assertTrue(page.contains(COMMAND + "--leavers\n" + COMMAND + "--accept leavers.ndjson\n"));
    var line =
        "{\"id\":\"hr-%d\",\"person\":{\"email\":\"a@acme.example\"},\"at\":\"2099-01-01T00:00:00Z\",\"actor\":{\"id\":\"a\"}}\n";
    var file = new StringBuilder();
    for (var i = 0; i < 1_500; i++) {
      file.append(line.formatted(i));
    }
    Files.writeString(directory.resolve("leavers.ndjson"), file);

    assertEquals(
        List.of("1000 of 1500 lines are accepted", "1500 of 1500 lines are accepted"),
        run(0, "--accept", "leavers.ndjson"));
    var told = run(0, "--leavers");
    assertEquals(1_500, told.stream().filter(one -> one.startsWith("hr-")).count());
    assertTrue(
        told.get(0).matches("hr-\\d+  scheduled  2099-01-01T00:00:00Z  a@acme.example"),
        told.get(0));

    Files.writeString(directory.resolve("wrong.ndjson"), file + "{\"id\":\"a b\"}\n");
    var refused = run(1, "--accept", "wrong.ndjson");
    assertEquals(
        List.of("1000 of 1501 lines are accepted"), refused.subList(0, refused.size() - 1));
    assertTrue(
        refused
            .get(refused.size() - 1)
            .startsWith("Nothing from line 1001 on is accepted. Line 1501: Give id"),
        refused::toString);
  }

  private List<String> run(int exitCode, String... arguments) throws Exception {
    var environment =
        Map.of("CAMEL_SERVER_PORT", Integer.toString(port), "OFFBOARD_API_TOKEN", "sandbox");
    var process = ServiceProcess.builder(directory, environment, arguments).start();
    var lines = process.inputReader().lines().toList();
    assertEquals(exitCode, process.waitFor(), lines::toString);
    return lines;
  }

  /** All that the page shows is there, and lists are as long as shown; the rest is not shown. */
  private static void assertShown(JsonNode shown, JsonNode answered, String where) {
    if (shown.isObject()) {
      shown
          .properties()
          .forEach(
              member ->
                  assertShown(
                      member.getValue(),
                      answered.path(member.getKey()),
                      where + "/" + member.getKey()));
    } else if (shown.isArray()) {
      assertEquals(shown.size(), answered.size(), where);
      for (var i = 0; i < shown.size(); i++) {
        assertShown(shown.get(i), answered.path(i), where + "/" + i);
      }
    } else {
      assertEquals(shown, answered, where);
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
