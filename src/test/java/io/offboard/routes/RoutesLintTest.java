package io.offboard.routes;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.offboard.OffboardRoutes;
import io.offboard.account.AccountResolver;
import io.offboard.transform.Transforms;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file in routes/. */
class RoutesLintTest {
  private static final int MAX_LINES = 80;
  private static final Pattern BRANCH =
      Pattern.compile("\\$\\{exchangeProperty\\.offboardIntegration} == '(.+)'");
  private static JsonSchema schema;

  static List<RouteFile> files() {
    return RouteFile.all();
  }

  static List<RouteFile> innerFiles() {
    return files().stream().filter(file -> file.from().startsWith("direct:")).toList();
  }

  @BeforeAll
  static void readSchema() throws IOException {
    try (var text = RoutesLintTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      schema = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(text);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void follows_the_schema_of_the_camel_yaml_dsl(RouteFile file) {
    Set<ValidationMessage> problems = schema.validate(file.content());

    assertTrue(problems.isEmpty(), problems::toString);
  }

  @ParameterizedTest
  @MethodSource("files")
  void is_one_route_in_the_chapter_that_it_is_named_after(RouteFile file) {
    assertEquals(1, file.content().findValues("route").size());
    assertEquals(file.chapter(), file.stem().replaceFirst("\\..*", ""));
  }

  @ParameterizedTest
  @MethodSource("files")
  void stays_short(RouteFile file) {
    assertTrue(file.lines().size() <= MAX_LINES, "lines: " + file.lines().size());
  }

  @ParameterizedTest
  @MethodSource("files")
  void begins_with_a_comment_that_tells_what_it_is_for(RouteFile file) {
    assertTrue(file.lines().get(0).startsWith("# "), file.lines().get(0));
  }

  @ParameterizedTest
  @MethodSource("files")
  void names_every_step_for_those_who_advise_it(RouteFile file) {
    var nameless = file.steps().stream().filter(step -> !step.getValue().hasNonNull("id")).toList();

    assertEquals(List.of(), nameless);
  }

  @Test
  void no_two_nodes_have_the_same_name() {
    var seen = new HashSet<String>();
    var twice = files().stream().flatMap(RoutesLintTest::ids).filter(id -> !seen.add(id)).toList();

    assertEquals(List.of(), twice);
  }

  /** Ids are unique in a whole context, which an embedder's own routes share. */
  @ParameterizedTest
  @MethodSource("files")
  void a_node_is_named_after_its_route(RouteFile file) {
    var prefix = file.stem().replaceFirst("\\..*", "") + "-";
    var others = ids(file).filter(id -> !id.equals(file.stem()) && !id.startsWith(prefix)).toList();

    assertEquals(List.of(), others);
  }

  private static Stream<String> ids(RouteFile file) {
    return file.content().findValuesAsText("id").stream();
  }

  @ParameterizedTest
  @MethodSource("innerFiles")
  void an_inner_route_is_called_by_its_name_and_handles_no_error(RouteFile file) {
    assertEquals("direct:" + file.stem(), file.from());
    assertTrue(file.route().at("/errorHandler/noErrorHandler").isObject());
  }

  @Test
  void only_the_front_opens_a_port() {
    var doors = files().stream().map(RouteFile::from).filter(from -> !from.startsWith("direct:"));

    assertEquals(
        List.of(
            "platform-http:/unified/user-directory/users/deactivate",
            "platform-http:/unified/user-directory/users",
            "platform-http:/unified/user-directory/users/{id}",
            "platform-http:/leavers"),
        doors.toList());
  }

  @Test
  void every_static_direct_endpoint_has_a_route() {
    var routes = new HashSet<>(files().stream().map(RouteFile::from).toList());
    var called = new ArrayList<String>();
    for (var file : files()) {
      file.steps().stream()
          .filter(step -> step.getKey().equals("to"))
          .map(step -> step.getValue().path("uri").asText())
          .filter(uri -> uri.startsWith("direct:"))
          .forEach(called::add);
    }

    assertFalse(called.isEmpty());
    called.removeAll(routes);
    assertEquals(List.of(), called);
  }

  @Test
  void the_router_sends_each_integration_to_a_route_named_after_it() {
    var routed = new TreeMap<String, String>();
    for (var branch : file("users.deactivate").content().findPath("when")) {
      var integration = BRANCH.matcher(branch.path("simple").asText());
      assertTrue(integration.matches(), branch::toString);
      routed.put(integration.group(1), branch.at("/steps/0/to/uri").asText());
    }

    var expected = new TreeMap<String, String>();
    integrations().forEach(name -> expected.put(name, "direct:" + name + ".deactivate"));
    assertEquals(expected, routed);
  }

  @Test
  void every_integration_has_the_routes_that_settle_it_and_says_what_its_settings_mean() {
    var routes = files().stream().map(RouteFile::stem).toList();
    var transforms = Transforms.load(null);

    assertFalse(integrations().isEmpty());
    for (var integration : integrations()) {
      for (var route :
          List.of(".require", ".request", ".attempt", ".read-back", ".get", ".list", ".dry-run")) {
        assertTrue(routes.contains(integration + route), integration + route);
      }
      assertTrue(transforms.has(integration + "/account"), integration);
    }
  }

  @Test
  void every_integration_notes_the_answer_to_its_attempt() {
    for (var integration : integrations()) {
      var noted =
          files().stream()
              .filter(file -> file.stem().startsWith(integration + "."))
              .flatMap(file -> file.steps().stream())
              .filter(step -> step.getKey().equals("bean"))
              .map(
                  step ->
                      step.getValue().path("ref").asText()
                          + '.'
                          + step.getValue().path("method").asText())
              .filter("answer.attempted"::equals);

      assertEquals(1, noted.count(), integration + " needs answer.attempted once");
    }
  }

  @Test
  void every_read_back_says_something_of_each_document() {
    for (var integration : integrations()) {
      var choices =
          file(integration + ".read-back").steps().stream()
              .filter(step -> step.getKey().equals("choice"))
              .map(step -> step.getValue().at("/otherwise/steps/0/bean/method").asText())
              .toList();

      assertEquals(1, choices.size(), integration + ".read-back needs a choice");
      assertTrue(choices.get(0).startsWith("shows("), integration + ".read-back needs otherwise");
    }
  }

  @Test
  void every_integration_with_oauth_clients_has_a_route_that_gets_their_tokens() throws Exception {
    var checked = 0;
    for (var integration : integrations()) {
      var cases = Path.of("transforms", integration, "account.cases.json").toFile();
      if (!Json.MAPPER.readTree(cases).findValues("method").isEmpty()) {
        checked++;
        assertNotNull(file(integration + ".token"));
      }
    }
    assertTrue(checked > 0);
  }

  /** The vendors: what has a route that deactivates, but for the door and its front. */
  private static List<String> integrations() {
    return files().stream()
        .map(RouteFile::stem)
        .filter(stem -> stem.matches("(?!users\\.)[a-z]+\\.deactivate"))
        .map(stem -> stem.replace(".deactivate", ""))
        .toList();
  }

  private static RouteFile file(String stem) {
    return files().stream()
        .filter(file -> file.stem().equals(stem))
        .findFirst()
        .orElseThrow(() -> new AssertionError("routes/ has no " + stem));
  }

  @Test
  void every_file_is_loaded_into_a_context() throws Exception {
    try (var context = served()) {
      var loaded = context.getRouteDefinitions().stream().map(route -> route.getId());

      assertEquals(files().stream().map(RouteFile::stem).collect(toSet()), loaded.collect(toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void refers_only_to_beans_that_are_bound_and_to_their_methods(RouteFile file) throws Exception {
    try (var context = served()) {
      var beans = context.getRegistry();

      file.beans().forEach(name -> assertNotNull(beans.lookupByName(name), name));
      file.steps().stream()
          .filter(step -> step.getKey().equals("bean"))
          .map(Map.Entry::getValue)
          .forEach(step -> assertHasMethod(beans.lookupByName(step.path("ref").asText()), step));
    }
  }

  private static DefaultCamelContext served() throws Exception {
    var context = new DefaultCamelContext();
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context.getPropertiesComponent().addInitialProperty("offboard.api.token", "token");
    context.addRoutes(OffboardRoutes.served());
    return context;
  }

  private static void assertHasMethod(Object bean, JsonNode step) {
    var method = step.path("method").asText().replaceFirst("\\(.*", "");
    assertTrue(
        Stream.of(bean.getClass().getMethods()).anyMatch(m -> m.getName().equals(method)),
        step::toString);
  }
}
