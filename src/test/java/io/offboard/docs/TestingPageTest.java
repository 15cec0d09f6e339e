package io.offboard.docs;

import static java.util.stream.Collectors.toSet;
import static org.apache.camel.model.ProcessorDefinitionHelper.filterTypeInOutputs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.OffboardRoutes;
import io.offboard.account.AccountResolver;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.Intervention;
import io.offboard.testkit.SandboxVendor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows is what runs here, and the ids that it names are there. */
class TestingPageTest {
  private static final Path PAGE = Path.of("docs/testing.md");
  private static final Path EMBEDDER = Path.of("src/test/java/io/offboard/docs/embedder");
  private static final Pattern NODE =
      Pattern.compile("^\\| `([a-z.-]+)` \\| `([a-z-]+)` \\|", Pattern.MULTILINE);

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>offboard-routes</artifactId>\\s*<version>(.*?)</version>");
  private static final Pattern METHOD = Pattern.compile("(\\w+)\\(|::(\\w+)");

  @Test
  void the_page_shows_the_code_that_runs_here() throws IOException {
    var running =
        List.of(
            MarkedCode.region(EMBEDDER.resolve("LeaverRoutes.java"), "flow"),
            MarkedCode.region(EMBEDDER.resolve("LeaverFlowTest.java"), "flow-test"),
            MarkedCode.region(EMBEDDER.resolve("LeaverMockTest.java"), "mock-test"));

    assertEquals(running, MarkedCode.shownIn(PAGE));
  }

  @Test
  void the_dependency_has_the_version_of_this_build() throws IOException {
    var pom = VERSION.matcher(Files.readString(Path.of("pom.xml")));
    var page = VERSION.matcher(Files.readString(PAGE));

    assertTrue(pom.find() && page.find());
    assertEquals(pom.group(1), page.group(1));
  }

  @Test
  void every_method_in_the_table_of_faults_exists() throws IOException {
    var methods =
        Stream.of(SandboxVendor.class, Intervention.class, Fault.class, Gate.class, Duration.class)
            .flatMap(type -> Stream.of(type.getMethods()))
            .map(Method::getName)
            .collect(toSet());
    var named =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> METHOD.matcher(line).results())
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .collect(toSet());

    assertFalse(named.isEmpty());
    named.removeAll(methods);
    assertEquals(Set.of(), named);
  }

  @Test
  void every_node_in_the_table_is_in_the_route_that_it_is_said_to_be_in() throws Exception {
    var rows = NODE.matcher(Files.readString(PAGE)).results().toList();
    assertTrue(rows.size() > 10, "rows: " + rows.size());
    try (var context = new DefaultCamelContext()) {
      context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
      context.addRoutes(OffboardRoutes.embedded());
      for (var row : rows) {
        assertTrue(
            nodes(context.getRouteDefinition(row.group(1))).contains(row.group(2)), row::group);
      }
    }
  }

  @Test
  void every_integration_has_rows_for_its_way_to_a_result() throws Exception {
    var rows =
        NODE.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)).collect(toSet());
    var integrations = integrations();

    assertTrue(integrations.size() > 2, integrations::toString);
    for (var integration : integrations) {
      assertTrue(rows.contains(integration + ".deactivate"), integration);
      // SCIM's calls are made in routes that its attempt and its read-back share.
      for (var calls : List.of("attempt|write", "read-back|read")) {
        assertTrue(
            rows.stream().anyMatch(row -> row.matches(integration + "\\.(" + calls + ")")),
            () -> integration + " " + calls);
      }
    }
  }

  @Test
  void every_branch_of_the_router_has_a_row() throws Exception {
    var page = Files.readString(PAGE);
    for (var integration : integrations()) {
      var row = "| `users.deactivate` | `users-to-%s` |".formatted(integration);
      assertTrue(page.contains(row), row);
    }
  }

  private static List<String> integrations() throws Exception {
    try (var context = new DefaultCamelContext()) {
      context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
      context.addRoutes(OffboardRoutes.embedded());
      return context.getRouteDefinitions().stream()
          .map(RouteDefinition::getId)
          .filter(id -> id.endsWith(".attempt"))
          .map(id -> id.replace(".attempt", ""))
          .toList();
    }
  }

  private static Set<String> nodes(RouteDefinition route) {
    var nodes = new HashSet<String>();
    filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)
        .forEach(node -> nodes.add(node.getId()));
    return nodes;
  }
}
