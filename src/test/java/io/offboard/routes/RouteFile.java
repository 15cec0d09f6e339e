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

/** One file of routes/, as text and as data. */
record RouteFile(String stem, List<String> lines, JsonNode content) {
  private static final String ENDING = ".camel.yaml";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  static List<RouteFile> all() {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      return files
          .filter(file -> !file.endsWith("README.md"))
          .sorted()
          .map(RouteFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RouteFile read(Path file) {
    try {
      var name = file.getFileName().toString();
      if (!name.endsWith(ENDING)) {
        throw new IllegalStateException("no route file: " + file);
      }
      var stem = name.substring(0, name.length() - ENDING.length());
      return new RouteFile(stem, Files.readAllLines(file), YAML.readTree(file.toFile()));
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
