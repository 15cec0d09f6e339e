package io.offboard.routes;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No way leads from the door of a dry run to a request that changes something. */
class DryRunRoutesTest {
  /** Steps that can lead on to an endpoint only as {@code to} says it. */
  private static final Set<String> KNOWN_STEPS =
      Set.of(
          "bean",
          "choice",
          "doTry",
          "filter",
          "loop",
          "process",
          "setProperty",
          "throwException",
          "to",
          "toD");

  /** Beans call routes, too: here any step may lead to any of those. */
  private static final Set<String> CALLED_BY_BEANS =
      Set.of("token", "token-owner", "service-provider-config");

  private static final Pattern CALL_IN_JAVA = Pattern.compile("\"direct:([^\"]*)\"");

  private final Map<String, RouteFile> files =
      RouteFile.all().stream().collect(toMap(RouteFile::stem, Function.identity()));

  @Test
  void routes_that_send_a_change_are_out_of_reach() {
    var reached = reached();

    assertTrue(reached.containsAll(List.of("okta.dry-run", "vanta.dry-run", "vendor.http")));
    reached.removeIf(route -> !route.matches(".*\\.(deactivate|attempt|settle|revoke-sessions)"));
    assertEquals(Set.of(), reached);
  }

  @Test
  void every_step_is_of_a_kind_whose_way_is_known() {
    var kinds = new TreeSet<String>();
    reached().forEach(route -> files.get(route).steps().forEach(s -> kinds.add(s.getKey())));

    kinds.removeAll(KNOWN_STEPS);
    assertEquals(Set.of(), kinds);
  }

  @Test
  void beans_call_no_routes_but_those_that_are_counted_here() throws IOException {
    var called = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        CALL_IN_JAVA
            .matcher(Files.readString(source))
            .results()
            .forEach(call -> called.add(call.group(1)));
      }
    }

    // The last is begun by the clock, in an exchange of its own.
    assertEquals(Set.of("%s.token", "%s.%s", "leavers.turn"), called);
  }

  @Test
  void whatever_is_sent_was_made_by_a_step_that_only_reads() {
    var sends = 0;
    for (var route : reached()) {
      for (var steps : stepLists(files.get(route).content())) {
        for (var i = 0; i < steps.size(); i++) {
          var target = target(steps.get(i));
          var passesOn = route.equals("vendor.call") && target.equals("direct:vendor.http");
          if (target.matches("direct:vendor\\.(call|http)") && !passesOn) {
            sends++;
            assertTrue(isRead(made(steps, i)), route + " sends " + made(steps, i));
          }
        }
      }
    }

    assertTrue(sends >= 5, "sends: " + sends);
  }

  @Test
  void the_same_walk_finds_the_changes_behind_the_other_door() {
    var reached = reachedFrom("users.deactivate");

    assertTrue(reached.contains("okta.attempt") && reached.contains("okta.revoke-sessions"));
    assertFalse(reached.contains("users.dry-run"));
  }

  private static boolean isRead(String request) {
    return request.matches("vendorCall\\.(read|search)\\(.*|tokenRequest\\..*");
  }

  /** The step that made the request which is sent by the step at an index. */
  private static String made(List<JsonNode> steps, int index) {
    for (var i = index - 1; i >= 0; i--) {
      var bean = steps.get(i).path("bean");
      if (bean.isMissingNode()) {
        return "what another route made";
      }
      if (!bean.path("method").asText().startsWith("mediaType")) {
        return bean.path("ref").asText() + "." + bean.path("method").asText();
      }
    }
    return "what another route made";
  }

  private Set<String> reached() {
    return reachedFrom("users.dry-run");
  }

  private Set<String> reachedFrom(String door) {
    var reached = new TreeSet<String>();
    var waiting = new ArrayDeque<>(List.of(door));
    while (!waiting.isEmpty()) {
      var route = waiting.pop();
      if (files.containsKey(route) && reached.add(route)) {
        stepLists(files.get(route).content())
            .forEach(steps -> steps.forEach(step -> waiting.addAll(ways(step))));
        files.keySet().stream().filter(DryRunRoutesTest::isCalledByBeans).forEach(waiting::add);
      }
    }
    return reached;
  }

  private static boolean isCalledByBeans(String route) {
    return CALLED_BY_BEANS.stream().anyMatch(end -> route.endsWith("." + end));
  }

  /** A target with an expression in it may be any route that fits around that. */
  private List<String> ways(JsonNode step) {
    var uri = step.has("toD") ? step.at("/toD/uri").asText() : target(step);
    var pattern = "\\Q" + uri.replaceAll("\\$\\{[^}]*}", "\\\\E.*\\\\Q") + "\\E";
    return files.values().stream()
        .filter(route -> route.from().matches(pattern))
        .map(RouteFile::stem)
        .toList();
  }

  private static String target(JsonNode step) {
    return step.path("to").path("uri").asText(step.path("to").asText());
  }

  /** Every list of steps, at any depth. */
  private static List<List<JsonNode>> stepLists(JsonNode node) {
    var lists = new ArrayList<List<JsonNode>>();
    node.findParents("steps").forEach(parent -> collect(parent, lists));
    return lists;
  }

  private static void collect(JsonNode node, List<List<JsonNode>> lists) {
    if (node.path("steps").isArray()) {
      var steps = new ArrayList<JsonNode>();
      node.path("steps").forEach(steps::add);
      lists.add(steps);
    }
    node.forEach(child -> collect(child, lists));
  }
}
