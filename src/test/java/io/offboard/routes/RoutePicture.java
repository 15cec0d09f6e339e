package io.offboard.routes;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Draws which route calls which, as Mermaid text. What every vendor has is drawn once: {@code
 * *.attempt}.
 */
final class RoutePicture {
  private static final String EACH = "*";
  private static final List<String> CHAPTERS = List.of("http", "users", EACH, "okta", "scim");

  /** The routes that beans call, which no step names. */
  private static final Map<String, String> CALLED_BY_BEANS =
      Map.of(
          "authorizeVendorRequest", "*.token",
          "tokenOwners", "okta.token-owner",
          "seldomAsked", "scim.service-provider-config");

  private final List<RouteFile> routes =
      RouteFile.all().stream().sorted(comparingInt(RoutePicture::place)).toList();
  private final List<String> ids = routes.stream().map(RouteFile::stem).toList();
  private final List<String> vendors =
      ids.stream().filter(id -> id.endsWith(".attempt")).map(RoutePicture::chapter).toList();

  /** The vendors, which have routes of the same roles. */
  List<String> vendors() {
    return vendors;
  }

  /** The whole picture, with the ends of its lines. */
  String draw() {
    var arrows = arrows();
    var lines = Stream.concat(boxes().stream(), arrows.stream());
    return Stream.concat(lines, Stream.of("  vendor_http ==> apis([\"the vendors' APIs\"])"))
        .map(line -> line + "\n")
        .collect(joining("", "flowchart TD\n", ""));
  }

  private Set<String> boxes() {
    var chapters = new LinkedHashMap<String, Set<String>>();
    CHAPTERS.forEach(chapter -> chapters.put(chapter, new LinkedHashSet<>()));
    for (var route : ids.stream().map(this::common).toList()) {
      chapters.computeIfAbsent(chapter(route), c -> new LinkedHashSet<>()).add(route);
    }
    var lines = new LinkedHashSet<String>();
    chapters.forEach(
        (chapter, members) ->
            lines.add(
                members.stream()
                    .map(route -> "    %s[\"%s\"]\n".formatted(node(route), route))
                    .collect(joining("", "  subgraph %s\n".formatted(title(chapter)), "  end"))));
    return lines;
  }

  private Set<String> arrows() {
    var lines = new LinkedHashSet<String>();
    for (var route : routes) {
      for (var step : route.steps()) {
        var uri = step.getValue().path("uri").asText();
        var bean = step.getValue().path("ref").asText();
        var called =
            CALLED_BY_BEANS.getOrDefault(
                bean,
                uri.replace("direct:", "")
                    .replace("${exchangeProperty.offboardIntegration}", EACH));
        if (isRoute(called)) {
          var arrow = uri.isEmpty() ? "-. %s .->".formatted(bean) : "-->";
          lines.add(
              "  %s %s %s".formatted(node(common(route.stem())), arrow, node(common(called))));
        }
      }
    }
    return lines;
  }

  private boolean isRoute(String called) {
    return ids.contains(called.replace(EACH, vendors.get(0)));
  }

  /** A route that every vendor has is shown once. */
  private String common(String id) {
    var role = id.substring(id.indexOf('.'));
    var ofVendor = vendors.contains(chapter(id));
    return ofVendor && vendors.stream().allMatch(vendor -> ids.contains(vendor + role))
        ? EACH + role
        : id;
  }

  private String title(String chapter) {
    return chapter.equals(EACH)
        ? "each[\"each of %s\"]".formatted(String.join(", ", vendors))
        : "of_%s[\"%1$s\"]".formatted(chapter);
  }

  private static String node(String route) {
    return route.replace(EACH, "each").replaceAll("[.-]", "_");
  }

  private static String chapter(String id) {
    return id.substring(0, id.indexOf('.'));
  }

  /** In the order in which a call comes by. */
  private static int place(RouteFile route) {
    var place = CHAPTERS.indexOf(route.chapter());
    return place < 0 ? CHAPTERS.size() : place;
  }
}
