package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.sandbox.Sandbox;
import io.offboard.sandbox.SandboxScim;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox is the same wherever it is started. */
@Timeout(120)
class SandboxStartIT {
  private static final String HOSTILE =
      """
      camel.server.host=0.0.0.0
      camel.server.path=/elsewhere
      offboard.api.tokens.file=config/tokens.yaml
      offboard.transforms.dir=config/transforms
      offboard.deadline=1ms
      """;

  @TempDir Path directory;

  @Test
  void reads_no_configuration_of_the_working_directory() throws Exception {
    var config = Files.createDirectory(directory.resolve("config"));
    Files.writeString(config.resolve("application.properties"), HOSTILE);
    Files.writeString(config.resolve("accounts.yaml"), "accounts: [");
    Files.writeString(config.resolve("tokens.yaml"), "tokens: [");
    Files.createDirectories(config.resolve("transforms/scim"));
    Files.writeString(config.resolve("transforms/scim/user.jslt"), "{");
    var port = FreePort.next();
    var environment = Map.of("CAMEL_SERVER_PORT", Integer.toString(port));

    try (var service = ServiceProcess.start(directory, environment, "--sandbox")) {
      service.awaitLine("SANDBOX: no real user is deactivated");

      assertEquals(200, deactivate(port));
      assertTrue(
          service.output().contains("Serving at http://127.0.0.1:%d/\n".formatted(port)),
          service.output());
      assertFalse(service.output().contains("0.0.0.0"), service.output());
    }
  }

  private static int deactivate(int port) throws Exception {
    var address = "http://127.0.0.1:%d/unified/user-directory/users/deactivate".formatted(port);
    var query = "?integrated_account_id=" + Sandbox.SCIM_ACCOUNT;
    var request =
        HttpRequest.newBuilder(URI.create(address + query))
            .header("Authorization", "Bearer " + Sandbox.API_TOKEN)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"user_id\":\"%s\"}".formatted(SandboxScim.READY_USER_ID)))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
