package io.offboard.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tree in {@code routes/README.md} is what the route files say. */
class RoutesPageTest {
  private static final String VENDOR = "<vendor>";
  private static final Pattern TREE = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("( *)([^ ]+)(?: → (.*))?");

  /** The routes that beans call, which no step names. */
  private static final Map<String, String> CALLED_BY_BEANS =
      Map.of(
          "authorizeVendorRequest", "<vendor>.token",
          "tokenOwners", "okta.token-owner",
          "seldomAsked", "scim.service-provider-config");

  private final List<RouteFile> files = RouteFile.all();
  private final List<String> stems = files.stream().map(RouteFile::stem).toList();
  private final List<String> vendors =
      stems.stream()
          .filter(stem -> stem.endsWith(".attempt"))
          .map(stem -> stem.replace(".attempt", ""))
          .toList();

  @Test
  void the_tree_shows_every_call_and_no_other() throws IOException {
    var called = new TreeSet<String>();
    files.forEach(file -> calls(file).forEach(to -> called.add(call(file.stem(), to))));

    assertEquals(String.join("\n", called), String.join("\n", shown()));
  }

  @Test
  void the_tree_is_short() throws IOException {
    assertTrue(tree().size() <= 18, tree()::toString);
  }

  @Test
  void the_page_names_every_vendor() throws IOException {
    for (var vendor : vendors) {
      assertTrue(page().contains("`" + vendor + "`"), vendor);
    }
  }

  @Test
  void the_page_is_not_delivered() {
    assertNull(getClass().getResource("/routes/README.md"));
  }

  private Stream<String> calls(RouteFile file) {
    return file.steps().stream()
        .flatMap(step -> Stream.of(step.getValue().path("uri"), step.getValue().path("ref")))
        .map(said -> CALLED_BY_BEANS.getOrDefault(said.asText(), said.asText()))
        .map(said -> said.replace("direct:${exchangeProperty.offboardIntegration}", VENDOR))
        .map(said -> said.replace("direct:", ""))
        .map(this::common)
        .filter(isRoute());
  }

  private Predicate<String> isRoute() {
    return name -> stems.contains(name.replace(VENDOR, vendors.get(0)));
  }

  /** A route that every vendor has is shown once. */
  private String common(String stem) {
    var role = stem.substring(stem.indexOf('.') + 1);
    var ofVendor = vendors.stream().anyMatch(vendor -> stem.equals(vendor + "." + role));
    var ofAll = vendors.stream().allMatch(vendor -> stems.contains(vendor + "." + role));
    return ofVendor && ofAll ? VENDOR + "." + role : stem;
  }

  private String call(String from, String to) {
    return common(from) + " → " + to;
  }

  private Set<String> shown() throws IOException {
    var shown = new TreeSet<String>();
    var path = new ArrayList<String>();
    for (var line : tree()) {
      var parts = LINE.matcher(line);
      assertTrue(parts.matches(), line);
      path.subList(parts.group(1).length() / 2, path.size()).clear();
      if (!path.isEmpty()) {
        shown.add(call(path.get(path.size() - 1), parts.group(2)));
      }
      path.add(parts.group(2));
      if (parts.group(3) != null) {
        Stream.of(parts.group(3).split(", ")).forEach(to -> shown.add(call(parts.group(2), to)));
      }
    }
    return shown;
  }

  private static List<String> tree() throws IOException {
    var tree = TREE.matcher(page());
    assertTrue(tree.find());
    return tree.group(1).lines().toList();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("routes/README.md"));
  }
}
