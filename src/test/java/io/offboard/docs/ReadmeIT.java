package io.offboard.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.docs.CurlExample.Answer;
import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the README shows, against the jar, and compares: the status line, the headers that are
 * shown, and the body as JSON. Any request id matches any other, so does any {@code
 * ratelimit-reset} and any port of a stand-in, and whatever time passes while this test runs is the
 * README's own.
 */
@Timeout(120)
class ReadmeIT {
  private static final Path README = Path.of("README.md");
  private static final String TIME_OF_CALL = "2026-11-23T10:00:00.000Z";
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\\n(curl .*?)```\\s+```http\\n(.*?)\\n\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

  private final Instant begin = Instant.now().minusMillis(1);
  private int port;
  private ServiceProcess sandbox;

  @BeforeEach
  void start() throws Exception {
    port = FreePort.next();
    var environment = Map.of("CAMEL_SERVER_PORT", Integer.toString(port));
    sandbox = ServiceProcess.start(Path.of("target"), environment, "--sandbox");
    sandbox.awaitLine("Add &truto_response_format=raw or =normalized for the other formats.");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @TestFactory
  Stream<DynamicTest> what_the_readme_shows_is_what_is_answered() throws IOException {
    var examples = EXAMPLE.matcher(Files.readString(README)).results().toList();
    assertEquals(10, examples.size());
    return examples.stream()
        .map(found -> DynamicTest.dynamicTest(found.group(1), () -> compare(found)));
  }

  @Test
  void the_first_command_builds_and_starts_what_is_tested_here() throws IOException {
    var first = ShellBlocks.of(Files.readString(README)).get(0);
    var start = "java -jar target/offboard-routes.jar --sandbox";
    assertEquals("mvn -q -DskipTests package && " + start + "\n", first);
  }

  @Test
  void a_service_starts_with_the_accounts_and_the_commands_that_are_shown(@TempDir Path directory)
      throws Exception {
    var section = Files.readString(README).split("\n## With a real account\n")[1];
    var accounts = Files.createDirectory(directory.resolve("config")).resolve("accounts.yaml");
    Files.writeString(accounts, section.split("```yaml\n")[1].split("```")[0]);
    Files.createSymbolicLink(directory.resolve("target"), Path.of("target").toAbsolutePath());
    var log = directory.resolve("log");
    var script =
        ShellBlocks.of(section)
            .get(0)
            .replace("ACME_OKTA_TOKEN=…", "ACME_OKTA_TOKEN=token")
            .replace("java -jar", "exec java -jar");
    var builder = new ProcessBuilder("bash", "-euc", script).directory(directory.toFile());
    builder.environment().put("CAMEL_SERVER_PORT", Integer.toString(FreePort.next()));

    var service = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !service.isAlive() || Files.readString(log).contains("started in"));
      assertTrue(service.isAlive(), Files.readString(log));
    } finally {
      service.destroyForcibly().waitFor();
    }
  }

  @Test
  void the_lines_that_the_sandbox_prints_deactivate_somebody_at_each_vendor() throws Exception {
    var lines = CurlExample.allIn(sandbox.output());
    assertEquals(3, lines.size());
    for (var line : lines) {
      var answer = line.send(port);
      assertEquals("HTTP/1.1 200 OK", answer.statusLine(), answer.body());
      assertEquals("deactivated", answer.headers().get("offboard-outcome"));
    }
  }

  @Test
  void the_audit_line_has_the_fields_that_the_operators_see_in_their_manual() throws Exception {
    CurlExample.allIn(Files.readString(README)).get(0).send(port);
    var real = sandbox.awaitLine("offboard.audit");
    var shown =
        Files.readAllLines(Path.of("docs/operators.md")).stream()
            .filter(line -> line.contains(" offboard.audit ["))
            .toList();
    assertEquals(1, shown.size());
    assertEquals(fields(real), fields(shown.get(0)));
  }

  private void compare(MatchResult example) throws IOException {
    var expectedHead = example.group(2).split("\\n", 2);
    var answer = CurlExample.parse(example.group(1)).send(port);
    assertEquals(expectedHead[0], answer.statusLine(), answer.body());
    assertEquals(json(example.group(3)), json(atTheReadmesTime(answer)));
    var shown = headers(expectedHead.length == 1 ? "" : expectedHead[1]);
    var answered = new LinkedHashMap<String, String>();
    shown.keySet().forEach(name -> answered.put(name, constant(name, answer.headers().get(name))));
    assertEquals(shown, answered);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text.replaceAll("(http://127.0.0.1):\\d+", "$1:(port)"));
  }

  private String atTheReadmesTime(Answer answer) {
    return TIME.matcher(answer.body())
        .replaceAll(time -> isNow(time.group()) ? TIME_OF_CALL : time.group());
  }

  private boolean isNow(String time) {
    var instant = Instant.parse(time);
    return !instant.isBefore(begin) && !instant.isAfter(Instant.now());
  }

  private static Map<String, String> headers(String lines) {
    var headers = new LinkedHashMap<String, String>();
    lines
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.put(CurlExample.lower(header[0]), header[1]));
    headers.replaceAll(ReadmeIT::constant);
    return headers;
  }

  private static String constant(String name, String value) {
    assertFalse(value == null, () -> "no header " + name);
    return switch (name) {
      case "offboard-request-id" -> value.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-.{12}", "(id)");
      case "ratelimit-reset" -> value.replaceAll("\\d+", "(seconds)");
      default -> value;
    };
  }

  private static List<String> fields(String auditLine) throws IOException {
    var json = Json.MAPPER.readTree(auditLine.substring(auditLine.indexOf('{')));
    return Stream.of(json)
        .flatMap(line -> line.properties().stream())
        .map(Map.Entry::getKey)
        .toList();
  }
}
