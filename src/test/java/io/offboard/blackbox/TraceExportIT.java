package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The jar sends its spans to a collector, once one key says so. */
@Timeout(120)
class TraceExportIT {
  @RegisterExtension final ScriptedVendor collector = new ScriptedVendor();
  @TempDir Path directory;

  @Test
  void one_key_sends_spans_and_nothing_else() throws Exception {
    collector.respond(request -> HttpAnswer.of(200, "{}"));
    var port = FreePort.next();
    var environment = documented();
    environment.put("CAMEL_SERVER_PORT", Integer.toString(port));
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "100");
    try (var service = ServiceProcess.start(directory, environment, "--sandbox")) {
      service.awaitLine("SANDBOX: no real user is deactivated");
      assertEquals(200, deactivate(port));
      await().atMost(Duration.ofSeconds(60)).until(() -> !collector.requests().isEmpty());
      service.terminate();
      assertEquals(143, service.exitCode());
    }
    var spans = new StringBuilder();
    for (var request : collector.requests()) {
      assertEquals("POST /v1/traces", request.method() + " " + request.target());
      spans.append(new String(request.body(), StandardCharsets.UTF_8));
    }
    for (var word : new String[] {"offboard-routes", "okta deactivate", "http.route"}) {
      assertTrue(spans.indexOf(word) >= 0, word);
    }
    assertEquals(-1, spans.indexOf("ada.moreno"));
  }

  /** The variables of the manual's command. */
  private static Map<String, String> documented() throws IOException {
    var manual = Files.readString(Path.of("docs/operators.md"));
    var command =
        Pattern.compile("(?m)^(CAMEL_OPENTELEMETRY2\\S+ .*)java -jar \\S+$").matcher(manual);
    assertTrue(command.find(), "the manual has the command");
    var variables = new HashMap<String, String>();
    for (var variable : command.group(1).strip().split(" ")) {
      variables.put(variable.split("=")[0], variable.split("=")[1]);
    }
    assertTrue(variables.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT"), variables::toString);
    return variables;
  }

  private static int deactivate(int port) throws Exception {
    var uri =
        "http://127.0.0.1:%d/unified/user-directory/users/deactivate?integrated_account_id=%s"
            .formatted(port, "62f44730-dd91-461e-bd6a-aedd9e0ad79d");
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("Authorization", "Bearer sandbox")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"user_id\":\"ada.moreno@acme.example\"}"));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).statusCode();
  }
}
