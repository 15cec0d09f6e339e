package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.store.TestDatabase;
import io.offboard.testkit.ClosedPort;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.util.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the jar starts and stops. */
@Timeout(120)
class CommandLineIT {
  private static final String ACCOUNT = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";

  /** 128 and the number of SIGTERM: how the JVM reports an orderly end that it was asked for. */
  private static final int TERMINATED = 143;

  @TempDir Path directory;

  @Test
  void refuses_to_start_without_an_api_token() throws Exception {
    writeAccounts("accounts: []");
    assertEnds(1, "No api token is configured: set offboard.api.token, or OFFBOARD_API_TOKEN.");
  }

  @Test
  void refuses_to_start_without_an_accounts_file() throws Exception {
    assertEnds(
        1, "The accounts file config/accounts.yaml cannot be read: there is no file " + directory);
  }

  @Test
  void refuses_an_unknown_argument_and_shows_its_usage() throws Exception {
    assertEnds(2, "Not understood: --sandbx\nUsage: java -jar offboard-routes.jar", "--sandbx");
  }

  @Test
  void refuses_a_token_name_with_a_blank_and_says_what_a_name_may_have() throws Exception {
    assertEnds(2, "1 to 64 of A-Z a-z 0-9 _ . -", "--create-token", "hr flow");
  }

  @Test
  void refuses_to_start_without_its_store_and_says_what_the_database_said() throws Exception {
    writeAccounts("accounts: []");
    try (var closed = new ClosedPort()) {
      var url = "jdbc:postgresql://127.0.0.1:%d/offboard".formatted(closed.number());
      var environment =
          Map.of(
              "OFFBOARD_API_TOKEN",
              "secret",
              "OFFBOARD_STORE_URL",
              url,
              "OFFBOARD_STORE_KEY",
              TestDatabase.KEY.reveal());
      try (var service = ServiceProcess.start(directory, environment)) {
        service.awaitLine(
            "The service cannot start: The store in offboard.store.url cannot be reached: start it,"
                + " or correct the address. (Connection refused)");
        assertEquals(1, service.exitCode());
      }
    }
  }

  @Test
  void logs_json_if_its_configuration_says_so() throws Exception {
    Files.createDirectory(directory.resolve("config"));
    Files.writeString(
        directory.resolve("config/application.properties"), "offboard.log.format=json");
    try (var service = ServiceProcess.start(directory, Map.of())) {
      var line = Json.MAPPER.readTree(service.awaitLine("The service cannot start"));
      assertEquals("ERROR", line.path("level").textValue());
      assertEquals("io.offboard.app.Application", line.path("logger").textValue());
      assertTrue(line.path("message").textValue().contains("config/accounts.yaml"));
      assertTrue(Instant.parse(line.path("timestamp").textValue()).isAfter(Instant.EPOCH));
      assertEquals(1, service.exitCode());
      assertTrue(service.output().lines().noneMatch(other -> other.contains("INFO  ")));
    }
  }

  @Test
  void refuses_another_log_format() throws Exception {
    var environment = Map.of("OFFBOARD_LOG_FORMAT", "xml");
    try (var service = ServiceProcess.start(directory, environment)) {
      assertEquals(1, service.exitCode());
      assertTrue(service.output().contains("offboard.log.format has to be text or json."));
    }
  }

  @Test
  void makes_an_api_token_and_ends() throws Exception {
    assertEnds(0, "  - name: \"hr-flow\"", "--create-token", "hr-flow");
  }

  @Test
  void refuses_to_start_on_a_port_that_is_taken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var service =
            ServiceProcess.start(
                directory,
                Map.of("CAMEL_SERVER_PORT", Integer.toString(taken.getLocalPort())),
                "--sandbox")) {
      service.awaitLine(
          "127.0.0.1:%d cannot be opened, set another camel.server.port"
              .formatted(taken.getLocalPort()));
      assertEquals(1, service.exitCode());
    }
  }

  @Test
  void finishes_the_call_in_flight_when_it_is_terminated() throws Exception {
    var port = FreePort.next();
    var gate = new Gate();
    try (var okta = new ScriptedVendor();
        var service = ServiceProcess.start(directory, configuration(okta, port))) {
      okta.expect("GET", "/api/v1/users/me").answer(403, "{}");
      okta.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
          .answer(gate.hold(HttpAnswer.of(200, "{}")));
      okta.expect("GET", "/api/v1/users/00u1")
          .answer(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}");
      service.awaitLine("Serving at http");

      var answer =
          HttpClient.newHttpClient()
              .sendAsync(deactivation(port), HttpResponse.BodyHandlers.ofString());
      await().atMost(Duration.ofSeconds(60)).until(() -> gate.arrived() == 1);
      service.terminate();
      service.awaitLine("is shutting down");
      gate.open();

      assertEquals(200, answer.get().statusCode());
      assertEquals(TERMINATED, service.exitCode());
      okta.assertDone();
    }
  }

  private Map<String, String> configuration(ScriptedVendor okta, int port) throws Exception {
    writeAccounts(
        """
        accounts:
          - id: %s
            integration: okta
            context: {org_url: "%s", api_token: "{{env:OKTA_TOKEN}}"}
        """
            .formatted(ACCOUNT, okta.url()));
    return Map.of(
        "CAMEL_SERVER_PORT",
        Integer.toString(port),
        "OFFBOARD_API_TOKEN",
        "secret",
        "OFFBOARD_VENDOR_ALLOW_LOOPBACK",
        "true",
        "OKTA_TOKEN",
        "okta-secret");
  }

  private static HttpRequest deactivation(int port) {
    var address = "http://127.0.0.1:%d/unified/user-directory/users/deactivate".formatted(port);
    return HttpRequest.newBuilder(URI.create(address + "?integrated_account_id=" + ACCOUNT))
        .header("Authorization", "Bearer secret")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"user_id\":\"00u1\"}"))
        .build();
  }

  private void writeAccounts(String yaml) throws Exception {
    Files.createDirectory(directory.resolve("config"));
    Files.writeString(directory.resolve("config/accounts.yaml"), yaml);
  }

  private void assertEnds(int exitCode, String message, String... arguments) throws Exception {
    try (var service = ServiceProcess.start(directory, Map.of(), arguments)) {
      assertEquals(exitCode, service.exitCode());
      assertTrue(service.output().contains(message), service.output());
    }
  }
}
