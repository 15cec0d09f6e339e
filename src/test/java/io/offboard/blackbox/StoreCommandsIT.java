package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.DatabaseLine;
import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.store.TestDatabase;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.util.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jar keeps in its store, and how that is read and mended from the command line. */
@Timeout(240)
class StoreCommandsIT {
  private static final String ACCOUNT = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";
  private static final int TERMINATED = 143;

  @RegisterExtension final ScriptedVendor okta = new ScriptedVendor();
  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private int port;

  private record Ended(int exitCode, List<String> output, String errors) {}

  @BeforeEach
  void configure() throws Exception {
    okta.respond(
        request -> request.target().equals("/api/v1/users/me") ? HttpAnswer.of(403, "{}") : null);
    var accounts = Files.createDirectory(directory.resolve("config")).resolve("accounts.yaml");
    var account =
        "accounts: [{id: %s, integration: okta, context: {org_url: '%s', api_token: t, confirm: false}}]";
    Files.writeString(accounts, account.formatted(ACCOUNT, okta.url()));
    port = FreePort.next();
    environment.put("CAMEL_SERVER_PORT", Integer.toString(port));
    environment.put("CAMEL_SERVER_HOST", "127.0.0.1");
    environment.put("OFFBOARD_API_TOKEN", "secret");
    environment.put("OFFBOARD_VENDOR_ALLOW_LOOPBACK", "true");
  }

  @Test
  void a_service_in_an_empty_folder_remembers_answers_and_rows_over_a_restart() throws Exception {
    okta.expect("POST", DEACTIVATE).answer(200, "{}");
    try (var service = start()) {
      assertFalse(deactivate().headers().firstValue("Idempotency-Replayed").isPresent());
      var key = directory.resolve("data/offboard.key");
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
      assertTrue(Files.exists(directory.resolve("data/offboard.mv.db")));

      var held = run("--export-audit");
      assertEquals(1, held.exitCode());
      assertTrue(held.errors().contains("Another process has the file in offboard.store.url open"));
      try (var second = ServiceProcess.start(directory, environment)) {
        second.awaitLine(
            "The service cannot start: Another process has the file in offboard.store.url open");
        assertEquals(1, second.exitCode());
      }
      terminate(service);
    }
    try (var service = start()) {
      assertEquals("true", deactivate().headers().firstValue("Idempotency-Replayed").orElse(""));
      terminate(service);
    }
    var exported = run("--export-audit", "--account", ACCOUNT);
    assertEquals(0, exported.exitCode(), exported.errors());
    assertEquals("", exported.errors());
    assertEquals(List.of("1", "0"), attempts(exported.output()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void what_the_log_alone_has_is_loaded_once(String format) throws Exception {
    environment.put("OFFBOARD_LOG_FORMAT", format);
    var store = TestDatabase.POSTGRESQL.create();
    try (var line = new DatabaseLine(store.url())) {
      environment.put("OFFBOARD_STORE_URL", line.url());
      environment.put("OFFBOARD_STORE_KEY", store.key().reveal());
      okta.expect("POST", DEACTIVATE).applying(line::cut).answer(200, "{}");
      var log = directory.resolve("service.log");
      try (var service = start()) {
        var answer = deactivate().headers();
        assertEquals("not-audited", answer.firstValue("Offboard-Warning").get());
        assertAudited(service, answer.firstValue("Offboard-Request-Id").get(), format);
        terminate(service);
        Files.writeString(log, service.output() + "\n");
      }
      line.mend();
      var loaded = run("--load-audit", log.toString());
      assertEquals(List.of("Rows added: 1"), loaded.output(), loaded.errors());
      assertEquals("", loaded.errors());
      assertEquals(List.of("Rows added: 0"), run("--load-audit", log.toString()).output());
      assertEquals(List.of("1"), attempts(run("--export-audit").output()));
    }
  }

  private static void assertAudited(ServiceProcess service, String requestId, String format)
      throws Exception {
    var logged = service.awaitLine("offboard.audit");
    if (format.equals("text")) {
      assertTrue(logged.contains("[" + requestId + "] {\"time\":"), logged);
    } else {
      assertEquals(requestId, Json.MAPPER.readTree(logged).path("request_id").asText(), logged);
    }
  }

  @Test
  void a_wrong_argument_is_exit_code_2_and_a_store_that_is_none_is_1() throws Exception {
    var wrong = run("--export-audit", "--from", "yesterday");
    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.errors().contains("Give --from as an instant"), wrong.errors());
    var nothing = run("--load-audit");
    assertEquals(2, nothing.exitCode());
    assertTrue(nothing.errors().contains("--load-audit takes the name of a file."));

    environment.put("OFFBOARD_STORE_URL", "none");
    var none = run("--export-audit");
    assertEquals(1, none.exitCode());
    assertTrue(
        none.errors().contains("offboard.store.url is none: there is no audit but the log."));
  }

  @Test
  void an_export_where_no_service_was_makes_no_store() throws Exception {
    var ended = run("--export-audit");
    assertEquals(1, ended.exitCode());
    assertTrue(ended.errors().contains("There is no store at "), ended.errors());
    assertFalse(Files.exists(directory.resolve("data")));
  }

  private ServiceProcess start() throws Exception {
    var service = ServiceProcess.start(directory, environment);
    service.awaitLine("Serving at http");
    return service;
  }

  private static void terminate(ServiceProcess service) throws Exception {
    service.terminate();
    assertEquals(TERMINATED, service.exitCode());
  }

  private HttpResponse<String> deactivate() throws Exception {
    var address = "http://127.0.0.1:%d/unified/user-directory/users/deactivate".formatted(port);
    var request =
        HttpRequest.newBuilder(URI.create(address + "?integrated_account_id=" + ACCOUNT))
            .header("Authorization", "Bearer secret")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-1")
            .POST(HttpRequest.BodyPublishers.ofString("{\"user_id\":\"00u1\"}"))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer;
  }

  /** Runs the jar to its end, with its two outputs apart. */
  private Ended run(String... arguments) throws Exception {
    var out = directory.resolve("out").toFile();
    var err = directory.resolve("err").toFile();
    var process =
        ServiceProcess.builder(directory, environment, arguments)
            .redirectErrorStream(false)
            .redirectOutput(out)
            .redirectError(err)
            .start();
    var exitCode = process.waitFor();
    return new Ended(exitCode, Files.readAllLines(out.toPath()), Files.readString(err.toPath()));
  }

  private static List<String> attempts(List<String> lines) throws IOException {
    return lines.stream().map(line -> Reply.parse(line).path("attempts").asText()).toList();
  }
}
