package io.offboard.nodes;

import io.offboard.fixture.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The jar as a node of a service: a process of its own that can be killed. */
final class Node implements AutoCloseable {
  static final UUID ACCOUNT = UUID.fromString("0f9a3c52-6f0e-4b7e-9a51-3c1d2b8e7f10");
  private static final String API_TOKEN = "s3cret-nodes";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;
  private final ServiceProcess process;
  private final HttpClient client = HttpClient.newHttpClient();

  private Node(int port, ServiceProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a node, and waits until it serves.
   *
   * @param directory where it works
   * @param vanta its one account's vendor
   * @param store the variables of its store
   */
  static Node start(Path directory, CountingVanta vanta, Map<String, String> store)
      throws IOException, InterruptedException {
    var accounts = directory.resolve("accounts.yaml");
    Files.writeString(
        accounts,
        "accounts: [{id: %s, integration: vanta, context: {base_url: '%s', client_id: c, client_secret: s3cret-client}}]"
            .formatted(ACCOUNT, vanta.url()));
    var port = ServiceProcess.freePort();
    var environment = new HashMap<>(store);
    environment.put("OFFBOARD_API_TOKEN", API_TOKEN);
    environment.put("OFFBOARD_ACCOUNTS_FILE", accounts.toString());
    environment.put("OFFBOARD_VENDOR_ALLOW_LOOPBACK", "true");
    environment.put("OFFBOARD_VENDOR_MAX_IN_FLIGHT_PER_ACCOUNT", "200");
    environment.put("OFFBOARD_DEADLINE", "5s");
    environment.put("OFFBOARD_CONFIRM_WINDOW", "1s");
    environment.put("CAMEL_SERVER_HOST", "127.0.0.1");
    environment.put("CAMEL_SERVER_PORT", Integer.toString(port));
    var process = ServiceProcess.start(directory, environment);
    process.awaitLine("started in");
    return new Node(port, process);
  }

  /**
   * Offboards a person.
   *
   * @return the answer; empty if the connection ended without one
   */
  Optional<HttpResponse<String>> deactivate(String person, String key, String requestId) {
    var query = "?integrated_account_id=" + ACCOUNT + "&actor=a1";
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/unified/user-directory/users/deactivate%s"
                        .formatted(port, query)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + API_TOKEN)
            .header("Content-Type", "application/json")
            .header("X-Request-Id", requestId)
            .POST(BodyPublishers.ofString("{\"user_id\":\"%s\"}".formatted(person)));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      return Optional.of(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks the node for something of {@code /leavers}, with a token that sees all. */
  HttpResponse<String> leavers(String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/leavers%s".formatted(port, path)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + API_TOKEN)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** SIGKILL. */
  void kill() {
    process.close();
  }

  @Override
  public void close() {
    kill();
  }
}
