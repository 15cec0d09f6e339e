package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.offboard.docs.ComposeFile.Mount;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The compose file fits together, and to what is mounted from it. */
class ComposeFileTest {
  private static final Set<String> SANDBOX = Set.of("offboard-routes");

  private final ComposeFile compose = ComposeFile.read();
  private final Dockerfile image = new Dockerfile();

  ComposeFileTest() throws IOException {}

  @Test
  void it_is_one_by_the_compose_specification() throws IOException {
    try (var file = getClass().getResourceAsStream("/docker/compose-spec.json")) {
      var schema = (ObjectNode) Json.MAPPER.readTree(file);
      schema.remove("$id"); // is no URI
      var specification = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
      assertEquals(Set.of(), specification.validate(compose.root()));
    }
  }

  @Test
  void the_sandbox_alone_is_started_by_default() {
    var all = new TreeSet<String>();
    compose.root().path("services").fieldNames().forEachRemaining(all::add);
    all.removeAll(compose.production().keySet());
    assertEquals(SANDBOX, all);
  }

  @Test
  void the_services_that_the_command_names_bring_all_of_production_and_no_sandbox()
      throws IOException {
    var command = "docker compose -f docker/compose.yaml --profile production up --build --detach ";
    var named =
        ShellBlocks.of(Files.readString(Path.of("docs/production.md"))).stream()
            .filter(block -> block.startsWith(command))
            .toList();
    assertEquals(1, named.size());
    assertTrue(Files.readString(ComposeFile.FILE).contains("#   " + named.get(0)));

    var started = new TreeSet<String>();
    for (var service : named.get(0).substring(command.length()).split("\\s+")) {
      start(service, started);
    }
    assertEquals(compose.production().keySet(), started);
  }

  private void start(String service, Set<String> started) {
    if (started.add(service)) {
      compose.dependencies(service).forEach(one -> start(one, started));
    }
  }

  @Test
  void every_image_has_a_version() {
    compose
        .production()
        .forEach(
            (name, service) ->
                assertTrue(
                    service.path("image").asText().matches("[a-z/-]+:v?\\d+\\.\\d+\\S*"), name));
    image
        .lines("FROM (\\S+).*")
        .forEach(base -> assertTrue(base.group(1).matches("[a-z-]+:\\d\\S+"), base.group()));
  }

  @Test
  void what_is_mounted_from_the_project_is_there_and_what_is_not_is_a_secret_or_a_volume() {
    for (var name : compose.production().keySet()) {
      for (var mount : compose.mounts(name)) {
        var source = ComposeFile.inProject(mount.source());
        assertTrue(
            mount.source().startsWith("./")
                ? Files.exists(source) || source.startsWith("docker/production")
                : compose.root().path("volumes").has(mount.source()),
            mount::toString);
      }
      for (var secret : compose.service(name).path("secrets")) {
        assertTrue(compose.secrets().containsKey(secret.asText()), secret::asText);
      }
    }
    compose.secrets().values().forEach(file -> assertTrue(file.startsWith("docker/production")));
  }

  @Test
  void nothing_that_is_secret_gets_into_the_repository_or_the_image() throws IOException {
    assertTrue(Files.readAllLines(Path.of(".gitignore")).contains("/docker/production/"));
    var sent = Files.readAllLines(Path.of("docker/Dockerfile.dockerignore"));
    assertFalse(sent.stream().anyMatch(line -> line.startsWith("!docker")));
  }

  @Test
  void every_setting_of_a_node_is_a_key_and_every_secret_in_it_is_given_to_it() throws IOException {
    var variables =
        ConfigurationPage.keys().keySet().stream().map(ConfigurationPage::variable).toList();
    for (var node : ComposeFile.NODES) {
      var read = new TreeSet<String>();
      compose
          .environment(node)
          .forEach(
              (name, value) -> {
                assertTrue(variables.contains(name), name);
                Pattern.compile("\\{\\{file:/run/secrets/([^}]+)}}")
                    .matcher(value)
                    .results()
                    .forEach(file -> read.add(file.group(1)));
              });
      var given = new TreeSet<String>();
      compose.service(node).path("secrets").forEach(secret -> given.add(secret.asText()));
      assertEquals(given, read);
    }
  }

  @Test
  void the_nodes_go_to_the_database_that_is_made() {
    var database = compose.environment("database");
    for (var node : ComposeFile.NODES) {
      var settings = compose.environment(node);
      assertEquals(
          "jdbc:postgresql://database/" + database.get("POSTGRES_DB"),
          settings.get("OFFBOARD_STORE_URL"));
      assertEquals(database.get("POSTGRES_USER"), settings.get("OFFBOARD_STORE_USER"));
      assertEquals(
          "{{file:%s}}".formatted(database.get("POSTGRES_PASSWORD_FILE")),
          settings.get("OFFBOARD_STORE_PASSWORD"));
    }
    var healthCheck = words(compose.service("database").at("/healthcheck/test"));
    assertTrue(healthCheck.contains("--username=" + database.get("POSTGRES_USER")));
    assertTrue(healthCheck.contains("--dbname=" + database.get("POSTGRES_DB")));
  }

  @Test
  void accounts_and_secrets_stand_where_a_node_looks() {
    var workDirectory = image.only("WORKDIR (/opt/\\S+)");
    ComposeFile.NODES.forEach(
        node ->
            assertEquals(
                Set.of(new Mount("./production/config", workDirectory + "/config")),
                compose.mounts(node)));
  }

  @Test
  void the_proxy_and_prometheus_go_to_the_nodes_ports() throws IOException {
    var ports = image.only("EXPOSE (.+)").split(" ");
    var proxied = new HashSet<String>();
    var caddyfile = Files.readString(mounted("proxy", "/etc/caddy/Caddyfile"));
    Pattern.compile("(\\S+):" + ports[0])
        .matcher(caddyfile)
        .results()
        .forEach(one -> proxied.add(one.group(1)));
    assertEquals(ComposeFile.NODES, proxied);
    assertTrue(caddyfile.contains("health_port " + ports[1] + "\n"));
    assertTrue(caddyfile.contains("tls /run/secrets/tls.crt /run/secrets/tls.key\n"));

    var prometheus = new YAMLMapper().readTree(prometheusFile().toFile());
    assertEquals(
        ComposeFile.NODES.stream().map(node -> node + ":" + ports[1]).collect(Collectors.toSet()),
        new HashSet<>(words(prometheus.at("/scrape_configs/0/static_configs/0/targets"))));
    for (var rules : prometheus.path("rule_files")) {
      assertTrue(Files.exists(prometheusFile().resolveSibling(rules.asText())), rules::asText);
    }
  }

  @Test
  void grafana_finds_its_dashboard_and_prometheus() throws IOException {
    var dashboards =
        read(mounted("grafana", "/etc/grafana/provisioning"), "dashboards/offboard.yaml");
    var folder = dashboards.at("/providers/0/options/path").asText();
    Json.MAPPER.readTree(mounted("grafana", folder + "/dashboard.json").toFile());
    var source =
        read(mounted("grafana", "/etc/grafana/provisioning"), "datasources/prometheus.yaml");
    assertEquals("http://prometheus:9090", source.at("/datasources/0/url").asText());
    assertTrue(compose.production().containsKey("prometheus"));
  }

  @Test
  void only_tls_is_open_to_others() {
    compose
        .production()
        .forEach(
            (name, service) ->
                words(service.path("ports"))
                    .forEach(
                        port ->
                            assertTrue(
                                name.equals("proxy")
                                    ? port.equals("443:443")
                                    : port.startsWith("127.0.0.1:"),
                                name + " " + port)));
  }

  @Test
  void a_container_is_given_the_time_that_calls_in_flight_have() throws IOException {
    var seconds =
        Integer.parseInt(ConfigurationPage.keys().get("camel.main.shutdownTimeout").otherwise());
    ComposeFile.NODES.forEach(
        node ->
            assertTrue(
                Integer.parseInt(
                        compose.service(node).path("stop_grace_period").asText().replace("s", ""))
                    > seconds));
  }

  private Path prometheusFile() {
    var file =
        words(compose.service("prometheus").path("command")).stream()
            .filter(word -> word.startsWith("--config.file="))
            .findFirst()
            .orElseThrow()
            .replace("--config.file=", "");
    return mounted("prometheus", Path.of(file).getParent().toString())
        .resolve(Path.of(file).getFileName());
  }

  private Path mounted(String service, String target) {
    return compose.mounts(service).stream()
        .filter(mount -> mount.target().equals(target))
        .map(mount -> ComposeFile.inProject(mount.source()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(service + " has nothing at " + target));
  }

  private static JsonNode read(Path folder, String file) throws IOException {
    return new YAMLMapper().readTree(folder.resolve(file).toFile());
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
