package io.offboard.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One route of a file in routes/, as text and as data, with the comment above it. */
record RouteFile(String chapter, String stem, List<String> lines, JsonNode content) {
  private static final String ENDING = ".camel.yaml";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static List<RouteFile> all() {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      return files
          .filter(file -> !file.endsWith("README.md"))
          .sorted()
          .flatMap(RouteFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands above a route, up to the route before, belongs to it. */
  private static Stream<RouteFile> read(Path file) {
    try {
      var name = file.getFileName().toString();
      if (!name.endsWith(ENDING)) {
        throw new IllegalStateException("no route file: " + file);
      }
      var chapter = name.substring(0, name.length() - ENDING.length());
      var routes = new ArrayList<RouteFile>();
      for (var text : Files.readString(file).split("\\n\\n(?=# )")) {
        var content = YAML.readTree(text);
        var id = content.findPath("route").path("id").asText();
        routes.add(new RouteFile(chapter, id, text.lines().toList(), content));
      }
      return routes.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode route() {
    return content.findPath("route");
  }

  String from() {
    return route().at("/from/uri").asText();
  }

  /** Every step at any depth: its kind, such as {@code to}, with what is said about it. */
  List<Map.Entry<String, JsonNode>> steps() {
    return content.findValues("steps").stream().flatMap(RouteFile::withNested).toList();
  }

  /** The beans that the file refers to: {@code ref: name} and {@code "#name"}. */
  List<String> beans() {
    var names = new ArrayList<>(content.findValuesAsText("ref"));
    content
        .findValues("parameters")
        .forEach(parameters -> parameters.forEach(value -> addReference(value.asText(), names)));
    return names;
  }

  private static void addReference(String value, List<String> names) {
    if (value.startsWith("#")) {
      names.add(value.substring(1));
    }
  }

  /** {@link JsonNode#findValues} does not look inside what it has found. */
  private static Stream<Map.Entry<String, JsonNode>> withNested(JsonNode steps) {
    var found = new ArrayList<Map.Entry<String, JsonNode>>();
    for (var step : steps) {
      found.addAll(step.properties());
      step.findValues("steps").stream().flatMap(RouteFile::withNested).forEach(found::add);
    }
    return found.stream();
  }

  @Override
  public String toString() {
    return stem;
  }
}
