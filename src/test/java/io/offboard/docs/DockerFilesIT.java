package io.offboard.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What can be known about the image and the compose file without a Docker engine. */
@Timeout(120)
class DockerFilesIT {
  private static final Path DOCKER = Path.of("docker");

  private final Dockerfile dockerfile = new Dockerfile();
  private final ComposeFile compose = ComposeFile.read();
  private final JsonNode service = compose.service("offboard-routes");

  DockerFilesIT() throws IOException {}

  @Test
  void what_is_copied_from_the_project_is_there_and_not_ignored() throws IOException {
    var ignore = Files.readAllLines(DOCKER.resolve("Dockerfile.dockerignore"));
    assertEquals("*", ignore.get(0));
    var copied = dockerfile.lines("COPY (?!--from)(\\S+) \\S+").map(line -> line.group(1)).toList();
    assertFalse(copied.isEmpty());
    for (var path : copied) {
      assertTrue(Files.exists(Path.of(path)), path);
      assertTrue(ignore.contains("!" + path), "let through: " + path);
    }
  }

  @Test
  void what_is_copied_from_the_build_is_made_by_it() {
    var copied =
        dockerfile
            .lines("COPY --from=build /build/(\\S+) \\S+")
            .map(line -> line.group(1))
            .toList();
    assertEquals(List.of("target/lib", "target/offboard-routes.jar"), copied);
    copied.forEach(path -> assertTrue(Files.exists(Path.of(path)), path));
  }

  @Test
  void only_the_image_s_user_has_the_folder_of_the_store() {
    assertEquals(
        dockerfile.only("USER (\\d+:\\d+)"),
        dockerfile.only("RUN install -d -m 700 -o (\\d+ -g \\d+) data").replace(" -g ", ":"));
    assertEquals("/opt/offboard", dockerfile.only("WORKDIR (/opt/\\S+)"));
  }

  @Test
  void the_compose_file_builds_this_image_and_publishes_it_on_this_machine_only() {
    var context = DOCKER.resolve(service.at("/build/context").textValue()).normalize();
    assertEquals(Path.of(""), context);
    assertEquals(
        DOCKER.resolve("Dockerfile"), context.resolve(service.at("/build/dockerfile").textValue()));
    assertEquals("127.0.0.1:8080:8080", service.at("/ports/0").textValue());
    assertEquals("0.0.0.0", service.at("/environment/CAMEL_SERVER_HOST").textValue());
  }

  @Test
  void the_start_command_serves_and_its_health_check_says_so() throws Exception {
    var command = dockerfile.startCommand();
    service.get("command").forEach(word -> command.add(word.textValue()));
    var environment = new HashMap<>(dockerfile.environment());
    environment.putAll(compose.environment("offboard-routes"));
    var port = Integer.toString(FreePort.next());
    var management = Integer.toString(FreePort.next());
    environment.put("CAMEL_SERVER_PORT", port);
    environment.put("CAMEL_MANAGEMENT_PORT", management);
    var health =
        dockerfile
            .only("CMD wget .* \"(\\S+)\"")
            .replace("${CAMEL_MANAGEMENT_PORT:-9876}", management);

    try (var started = ServiceProcess.start(Path.of("target"), environment, command)) {
      started.awaitLine("Vert.x HttpServer started on 0.0.0.0:");
      started.awaitLine("Serving at http://localhost:%s/".formatted(port));
      started.awaitLine("Health at http://127.0.0.1:%s/observe/health".formatted(management));
      started.awaitLine("SANDBOX: no real user is deactivated");
      await().atMost(Duration.ofSeconds(60)).until(() -> status(health) == 200);
      started.terminate();
      assertEquals(143, started.exitCode());
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void the_image_keeps_what_a_start_loads_and_starts_with_it(@TempDir Path directory)
      throws Exception {
    assumeTrue(run("wget", "--version") == 0, "no wget here");
    var port = Integer.toString(FreePort.next());
    var cache = directory.resolve("offboard-routes.aot");
    var training =
        dockerfile
            .only("RUN (java (?:.*\\\\\\n)+.*)")
            .replace("offboard-routes.aot", cache.toString())
            .replace(":8080", ":" + port);
    var log = directory.resolve("training.log");
    assertEquals(0, shell(training, Path.of("target"), port, log), Files.readString(log));
    assertTrue(Files.readString(log).contains("\"outcome\":\"deactivated\""));

    var start = dockerfile.startCommand();
    start.replaceAll(word -> word.replace("offboard-routes.aot", cache.toString()));
    start.addAll(1, List.of("-XX:AOTMode=on", "-Xlog:aot"));
    start.add("--sandbox");
    var environment = Map.of("CAMEL_SERVER_PORT", port);
    try (var started = ServiceProcess.start(Path.of("target"), environment, start)) {
      started.awaitLine("SANDBOX: no real user is deactivated");
    }
  }

  private static int shell(String script, Path directory, String port, Path log) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin");
    var builder = new ProcessBuilder("sh", "-c", script).directory(directory.toFile());
    builder.environment().merge("PATH", java + ":", (path, first) -> first + path);
    builder.environment().put("CAMEL_SERVER_PORT", port);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
  }

  @Test
  void docker_compose_accepts_the_file() throws Exception {
    assumeTrue(run("docker", "compose", "version") == 0, "no docker client with compose here");
    assertEquals(
        0, run("docker", "compose", "-f", ComposeFile.FILE.toString(), "config", "--quiet"));
  }

  private static int status(String url) throws IOException {
    return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
