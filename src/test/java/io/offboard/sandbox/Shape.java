package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is left of a document without its values: the type at each path. */
final class Shape {
  private Shape() {}

  /** The shape of a document of our own that is laid out as the vendor documents it. */
  static SortedMap<String, String> ofFixture(String file) throws IOException {
    try (var stream = Shape.class.getResourceAsStream("/sandbox/" + file)) {
      return of(Json.MAPPER.readTree(stream));
    }
  }

  static SortedMap<String, String> of(JsonNode document) {
    var shape = new TreeMap<String, String>();
    collect("", document, shape);
    return shape;
  }

  private static void collect(String path, JsonNode node, SortedMap<String, String> shape) {
    shape.merge(path, node.getNodeType().name(), (a, b) -> a.equals(b) ? a : a + " or " + b);
    node.properties().forEach(e -> collect(path + "/" + e.getKey(), e.getValue(), shape));
    if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, shape));
    }
  }
}
