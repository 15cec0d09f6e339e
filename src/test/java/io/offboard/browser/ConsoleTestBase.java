package io.offboard.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.offboard.fixture.Browsing;
import io.offboard.fixture.ConsolePage;
import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.fixture.TestClient;
import io.offboard.sandbox.Sandbox;
import io.offboard.util.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser, in front of a sandbox of each test's own. */
@Timeout(180)
abstract class ConsoleTestBase {
  static final String ACTOR = "ines.costa@acme.example";

  static Browsing browsing;

  @TempDir Path directory;
  private int port;
  ServiceProcess sandbox;

  @BeforeAll
  static void open() {
    browsing = Browsing.start();
  }

  @AfterAll
  static void close() {
    if (browsing != null) {
      browsing.close();
    }
  }

  @BeforeEach
  final void start() throws Exception {
    port = FreePort.next();
    startSandbox();
  }

  final void startSandbox() throws Exception {
    var environment = Map.of("CAMEL_SERVER_PORT", Integer.toString(port));
    sandbox = ServiceProcess.start(directory, environment, "--sandbox");
    sandbox.awaitLine("Add &truto_response_format=raw");
  }

  @AfterEach
  final void stop() {
    sandbox.close();
    browsing.complainedOfNothing();
  }

  final String address() {
    return "http://127.0.0.1:%d/console".formatted(port);
  }

  /** A desk's page that shows the leavers. */
  final Page signedIn() {
    return signedIn(browsing.desk());
  }

  final Page signedIn(Page page) {
    signIn(page, Sandbox.API_TOKEN);
    ConsolePage.showsLeavers(page);
    return page;
  }

  final Page signedIn(int width, int height, ColorScheme scheme) {
    return signedIn(browsing.page(width, height, scheme));
  }

  final void signIn(Page page, String token) {
    ConsolePage.signIn(page, address(), token);
  }

  /** A request for a leaver, with more fields. */
  static String leaver(String id, String email, String more) {
    return "{\"id\":\"%s\",\"person\":{\"email\":\"%s\"},\"actor\":{\"email\":\"%s\"}%s}\n"
        .formatted(id, email, ACTOR, more);
  }

  /** Has leavers accepted without the console. */
  final void accept(String lines) throws Exception {
    assertEquals(202, call("POST", "/leavers", lines).statusCode());
  }

  /** The leavers that are there, at most a hundred. */
  final JsonNode leavers() throws Exception {
    return Json.MAPPER.readTree(call("GET", "/leavers?limit=100", "").body()).path("result");
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return new TestClient("http://127.0.0.1:" + port)
        .send(
            method,
            path,
            body,
            "Authorization",
            "Bearer " + Sandbox.API_TOKEN,
            "Content-Type",
            "application/x-ndjson");
  }
}
