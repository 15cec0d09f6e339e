package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One entry of a seed file: the vendor's document, and beside it, under {@code _sandbox}, how the
 * stand-in behaves for it.
 *
 * @param document what the vendor would show
 * @param behaviour what the vendor would not show; a missing node if there is nothing special
 */
record Seed(ObjectNode document, JsonNode behaviour) {

  static List<Seed> read(String file) {
    var seeds = new ArrayList<Seed>();
    for (var entry : document(file)) {
      var document = (ObjectNode) entry;
      var behaviour = document.remove("_sandbox");
      seeds.add(
          new Seed(document, Objects.requireNonNullElse(behaviour, MissingNode.getInstance())));
    }
    return seeds;
  }

  static JsonNode document(String file) {
    try (var stream = Seed.class.getResourceAsStream("/sandbox/" + file)) {
      return Json.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the sandbox's " + file, e);
    }
  }

  Trouble trouble() {
    return Trouble.valueOf(behaviour.path("trouble").asText(Trouble.NONE.name()));
  }
}
