package io.offboard.nodes;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.Metrics;
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
  static final String API_TOKEN = "s3cret-nodes";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;
  private final int managementPort;
  private final ServiceProcess process;
  private final HttpClient client = HttpClient.newHttpClient();

  private Node(int port, int managementPort, ServiceProcess process) {
    this.port = port;
    this.managementPort = managementPort;
    this.process = process;
  }

  /**
   * Starts a node, and waits until it serves.
   *
   * @param directory where it works
   * @param vanta its one account's vendor
   * @param variables those of its store, and such as are to be others than here
   */
  static Node start(Path directory, CountingVanta vanta, Map<String, String> variables)
      throws IOException, InterruptedException {
    var accounts = directory.resolve("accounts.yaml");
    Files.writeString(
        accounts,
        "accounts: [{id: %s, integration: vanta, context: {base_url: '%s', client_id: c, client_secret: s3cret-client}}]"
            .formatted(ACCOUNT, vanta.url()));
    var port = FreePort.next();
    var managementPort = FreePort.next();
    var environment = new HashMap<String, String>();
    environment.put("OFFBOARD_API_TOKEN", API_TOKEN);
    environment.put("OFFBOARD_ACCOUNTS_FILE", accounts.toString());
    environment.put("OFFBOARD_VENDOR_ALLOW_LOOPBACK", "true");
    environment.put("OFFBOARD_VENDOR_MAX_IN_FLIGHT_PER_ACCOUNT", "200");
    environment.put("OFFBOARD_DEADLINE", "5s");
    environment.put("OFFBOARD_CONFIRM_WINDOW", "1s");
    environment.put("CAMEL_SERVER_HOST", "127.0.0.1");
    environment.put("CAMEL_SERVER_PORT", Integer.toString(port));
    environment.put("CAMEL_MANAGEMENT_ENABLED", "true");
    environment.put("CAMEL_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("CAMEL_MANAGEMENT_PORT", Integer.toString(managementPort));
    environment.putAll(variables);
    var process = ServiceProcess.start(directory, environment);
    process.awaitLine("started in");
    return new Node(port, managementPort, process);
  }

  /** The address of a path. */
  String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(port, path);
  }

  /**
   * Offboards a person.
   *
   * @return the answer; empty if the connection ended without one
   */
  Optional<HttpResponse<String>> deactivate(String person, String key, String requestId) {
    var query = "?integrated_account_id=" + ACCOUNT + "&actor=a1";
    var request =
        HttpRequest.newBuilder(URI.create(url("/unified/user-directory/users/deactivate" + query)))
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
        HttpRequest.newBuilder(URI.create(url("/leavers" + path)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + API_TOKEN)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** The status of {@code /observe/health} and what is below it. */
  int health(String below) throws IOException, InterruptedException {
    return observe("/health" + below).statusCode();
  }

  /** What a scrape says now. */
  Metrics metrics() throws IOException, InterruptedException {
    return new Metrics(observe("/metrics").body());
  }

  private HttpResponse<String> observe(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:%d/observe%s".formatted(managementPort, path));
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
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
