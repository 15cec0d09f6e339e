package io.offboard.util;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;

/** A list in a YAML file. It is read entry by entry, since as a whole a large one fills a heap. */
final class YamlList {
  private static final int MAX_MIB = 64;
  private static final int MAX_BYTES = MAX_MIB << 20;
  private static final ObjectMapper YAML =
      new ObjectMapper(YAMLFactory.builder().loaderOptions(upToMaximum()).build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final Path file;
  private final String name;

  YamlList(Path file, String name) {
    this.file = file;
    this.name = name;
  }

  /**
   * Reads the file.
   *
   * @param entry takes each entry in turn, also where the file turns out to be unreadable later
   * @throws IOException if the file cannot be read as a whole; the message quotes nothing of it
   */
  void read(Consumer<JsonNode> entry) throws IOException {
    if (Files.notExists(file)) {
      throw new IOException("there is no file " + file.toAbsolutePath());
    }
    if (file.toFile().length() > MAX_BYTES) {
      throw new IOException("it is larger than " + MAX_MIB + " MiB");
    }
    try (var parser = YAML.createParser(file.toFile())) {
      if (!find(parser, entry)) {
        throw new IOException("it has no list '" + name + "'");
      }
    } catch (JsonProcessingException e) {
      throw new IOException(problem(e));
    }
  }

  private boolean find(JsonParser parser, Consumer<JsonNode> entry) throws IOException {
    var found = false;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var isWanted = parser.currentName().equals(name);
      if (parser.nextToken() == JsonToken.START_ARRAY && isWanted) {
        found = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          entry.accept(YAML.readTree(parser));
        }
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  /**
   * Jackson's own text would quote the file, and with it a secret; of its limits it has no place.
   */
  private static String problem(JsonProcessingException e) {
    return e.getLocation() == null
        ? e.getOriginalMessage()
        : "no valid YAML at line " + e.getLocation().getLineNr();
  }

  /** The parser counts code points, of which no file has more than bytes. */
  private static LoaderOptions upToMaximum() {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    return options;
  }
}
