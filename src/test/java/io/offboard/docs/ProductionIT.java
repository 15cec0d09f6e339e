package io.offboard.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.PrometheusProcess;
import io.offboard.fixture.ServiceProcess;
import io.offboard.store.TestDatabase;
import io.offboard.util.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Production without containers: the commands of docs/production.md, then two nodes with the start
 * command and the settings of the compose file, each at an address of its own.
 */
@Timeout(180)
class ProductionIT {
  private static final String PASSED_OVER = "docker compose ";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path CADDY = Path.of("/usr/bin/caddy");
  private static final Map<String, String> ADDRESSES =
      Map.of("node-1", "127.0.0.2", "node-2", "127.0.0.3");

  @TempDir Path directory;
  private final ComposeFile compose = ComposeFile.read();
  private final Dockerfile image = new Dockerfile();
  private final String page = Files.readString(Path.of("docs/production.md"));
  private final String port = Integer.toString(FreePort.next());
  private final String managementPort = Integer.toString(FreePort.next());
  private final Map<String, ServiceProcess> nodes = new TreeMap<>();
  private Process proxy;

  ProductionIT() throws IOException {}

  @BeforeEach
  void start() throws Exception {
    Files.createDirectory(directory.resolve("docker"));
    run(page.split("\n## 4. Start\n")[0]);
    var database = database();
    for (var node : ADDRESSES.entrySet()) {
      nodes.put(node.getKey(), start(node.getKey(), node.getValue(), database));
    }
    for (var node : nodes.values()) {
      node.awaitLine("Serving at http");
    }
  }

  @AfterEach
  void stop() {
    nodes.values().forEach(ServiceProcess::close);
    if (proxy != null) {
      proxy.destroyForcibly().onExit().join();
    }
  }

  @Test
  void the_commands_make_every_secret_that_is_mounted_for_containers_of_any_user()
      throws IOException {
    for (var secret : compose.secrets().values()) {
      assertTrue(Files.size(directory.resolve(secret)) > 10, secret::toString);
      assertTrue(mode(secret).endsWith("r--"), secret::toString);
    }
    assertTrue(mode(Path.of("docker/production/config")).endsWith("r-x"));
    assertTrue(mode(Path.of("docker/production/config/acme-okta-token")).endsWith("r--"));
    assertEquals("rwx------", mode(Path.of("docker/production")));
  }

  @Test
  void both_nodes_are_healthy_on_one_database() {
    awaitReady("node-1");
    awaitReady("node-2");
  }

  @Test
  void a_node_s_own_commands_find_its_token() throws Exception {
    var environment = environment("node-1", ADDRESSES.get("node-1"));
    environment.put("OFFBOARD_URL", "http://%s:%s".formatted(ADDRESSES.get("node-1"), port));
    var folder = directory.resolve("node-1");
    awaitReady("node-1");
    try (var command = ServiceProcess.start(folder, environment, "--leavers")) {
      assertEquals(0, command.exitCode(), command::output);
    }
  }

  @Test
  void the_command_is_answered_by_tls_and_still_when_a_node_is_killed() throws Exception {
    assumeTrue(Files.isExecutable(CADDY), "no Caddy here: apt-get install caddy");
    awaitReady("node-1");
    awaitReady("node-2");
    var tlsPort = startProxy();

    assertAnswered(tlsPort);
    nodes.get("node-1").kill();
    for (var call = 0; call < 10; call++) {
      assertAnswered(tlsPort);
    }
  }

  @Test
  void prometheus_sees_both_nodes() throws Exception {
    assumeTrue(PrometheusProcess.isInstalled(), "no Prometheus here: apt-get install prometheus");
    var configuration = "docker/prometheus/prometheus.yaml";
    assertEquals("", PrometheusProcess.failureOf("promtool", "check", "config", configuration));
    var targets = ADDRESSES.values().stream().map(one -> one + ":" + managementPort).toList();
    try (var prometheus = PrometheusProcess.start(directory, targets)) {
      await()
          .atMost(PATIENCE)
          .until(() -> prometheus.hasData("sum(up{job=\"offboard-routes\"}) == 2"));
    }
  }

  private void assertAnswered(int tlsPort) throws Exception {
    var section = page.split("\n## 5. See that it works\n")[1].split("\n## ")[0];
    var shown = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(section);
    assertTrue(shown.find());
    var answered = run(section.replace("https://localhost/", "https://localhost:" + tlsPort + "/"));
    assertEquals(Json.read(shown.group(1)), Json.read(answered));
  }

  private int startProxy() throws Exception {
    var tlsPort = FreePort.next();
    var file = directory.resolve("Caddyfile");
    Files.writeString(
        file,
        here(Files.readString(Path.of("docker/caddy/Caddyfile")))
            .replace(":443 {", ":" + tlsPort + " {")
            .replace("health_port 9876", "health_port " + managementPort));
    var builder =
        new ProcessBuilder(
            CADDY.toString(), "run", "--adapter", "caddyfile", "--config", "Caddyfile");
    builder.environment().put("HOME", directory.toString());
    proxy =
        builder
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("caddy.log").toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !proxy.isAlive()
                    || Files.readString(directory.resolve("caddy.log"))
                        .contains("serving initial"));
    assertTrue(proxy.isAlive(), () -> logOf("caddy.log"));
    return tlsPort;
  }

  private String logOf(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private ServiceProcess start(String node, String address, String database) throws Exception {
    var folder = Files.createDirectory(directory.resolve(node));
    var target = Path.of("target").toAbsolutePath();
    for (var file : List.of("offboard-routes.jar", "lib")) {
      Files.createSymbolicLink(folder.resolve(file), target.resolve(file));
    }
    for (var mount : compose.mounts(node)) {
      var inContainer =
          Path.of(image.only("WORKDIR (/opt/.+)")).relativize(Path.of(mount.target()));
      Files.createSymbolicLink(
          folder.resolve(inContainer), directory.resolve(ComposeFile.inProject(mount.source())));
    }
    var environment = environment(node, address);
    environment.compute(
        "OFFBOARD_STORE_URL", (name, url) -> url.replace("//database/offboard", database));
    return ServiceProcess.start(folder, environment, image.startCommand());
  }

  private Map<String, String> environment(String node, String address) {
    var environment = new HashMap<>(image.environment());
    compose.environment(node).forEach((name, value) -> environment.put(name, here(value)));
    environment.put("CAMEL_SERVER_HOST", address);
    environment.put("CAMEL_SERVER_PORT", port);
    environment.put("CAMEL_MANAGEMENT_HOST", address);
    environment.put("CAMEL_MANAGEMENT_PORT", managementPort);
    return environment;
  }

  /** A setting with the addresses and folders of this test. */
  private String here(String setting) {
    var secrets = directory.resolve("docker/production");
    var replaced = setting.replace("/run/secrets", secrets.toString());
    for (var node : ADDRESSES.entrySet()) {
      replaced = replaced.replace(node.getKey() + ":8080", node.getValue() + ":" + port);
    }
    return replaced;
  }

  /** An empty database of the user that the compose file makes; host, port and name of it. */
  private String database() {
    var settings = TestDatabase.POSTGRESQL.create();
    var name = settings.url().replaceAll(".*/([^?]+).*", "$1");
    var user = compose.environment("database").get("POSTGRES_USER");
    var role = "DO $$ BEGIN CREATE ROLE %s LOGIN; EXCEPTION WHEN duplicate_object THEN END $$";
    TestDatabase.execute(settings, role.formatted(user));
    TestDatabase.execute(settings, "ALTER DATABASE \"%s\" OWNER TO %s".formatted(name, user));
    return settings.url().replaceAll("jdbc:postgresql:(//[^?]+).*", "$1");
  }

  private void awaitReady(String node) {
    var url = "http://%s:%s/observe/health/ready".formatted(ADDRESSES.get(node), managementPort);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> status(url) == 200);
  }

  private static int status(String url) throws IOException {
    return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
  }

  private String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
  }

  private String run(String section) throws Exception {
    var commands =
        ShellBlocks.of(section).stream().filter(one -> !one.contains(PASSED_OVER)).toList();
    assertTrue(!commands.isEmpty());
    return ShellBlocks.run(String.join("\n", commands), directory, Map.of());
  }
}
