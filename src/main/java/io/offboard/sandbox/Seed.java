package io.offboard.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
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
  private static final int FIRST_COPY = 101;

  /** The entries of a file; one with {@code copies} stands for as many, numbered from 101. */
  static List<Seed> read(String file) {
    var seeds = new ArrayList<Seed>();
    for (var entry : document(file)) {
      var copies = entry.path("_sandbox").path("copies").asInt(1);
      for (var copy = 0; copy < copies; copy++) {
        seeds.add(of(numbered(entry, FIRST_COPY + copy)));
      }
    }
    return seeds;
  }

  private static Seed of(ObjectNode document) {
    var behaviour = document.remove("_sandbox");
    return new Seed(document, Objects.requireNonNullElse(behaviour, MissingNode.getInstance()));
  }

  private static ObjectNode numbered(JsonNode entry, int number) {
    var text = entry.toString().replace(Integer.toString(FIRST_COPY), Integer.toString(number));
    try {
      return (ObjectNode) Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
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
