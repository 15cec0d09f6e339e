package io.offboard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list in a YAML file. A changed file is read again at the next use; one that cannot be read as a
 * whole is reported, and the last good list stays.
 *
 * @param <T> what is made of the list
 */
public final class WatchedFile<T> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final Path file;
  private final String list;
  private final Function<JsonNode, T> make;
  private volatile Loaded<T> loaded;

  private record Stamp(Object modified, long size, Object inode) {}

  private record Loaded<T>(Stamp stamp, T value) {}

  /**
   * Reads the file for the first time.
   *
   * @param file the file
   * @param list the name of the list in it
   * @param make makes the value of the list
   * @throws IllegalStateException if the file cannot be read as a whole
   */
  public WatchedFile(Path file, String list, Function<JsonNode, T> make) {
    this.file = file;
    this.list = list;
    this.make = make;
    try {
      this.loaded = new Loaded<>(stamp(), read());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The %s file %s cannot be read: %s".formatted(list, file, problem(e)));
    }
  }

  /**
   * What is made of the file as it is now.
   *
   * @return the present value
   */
  public T value() {
    var stamp = stamp();
    if (!stamp.equals(loaded.stamp())) {
      readAgain(stamp);
    }
    return loaded.value();
  }

  private synchronized void readAgain(Stamp stamp) {
    if (stamp.equals(loaded.stamp())) {
      return;
    }
    try {
      loaded = new Loaded<>(stamp, read());
      LOG.info("The {} file {} was read again", list, file);
    } catch (IOException e) {
      loaded = new Loaded<>(stamp, loaded.value());
      LOG.error(
          "The {} file {} cannot be read, the last good one stays: {}", list, file, problem(e));
    }
  }

  private T read() throws IOException {
    var entries = YAML.readTree(file.toFile()).path(list);
    if (!entries.isArray()) {
      throw new IOException("it has no list '" + list + "'");
    }
    return make.apply(entries);
  }

  private Stamp stamp() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      return new Stamp(null, -1, null);
    }
  }

  /** Jackson's own text would quote the file, and with it a secret. */
  private static String problem(IOException e) {
    return e instanceof JsonProcessingException syntax && syntax.getLocation() != null
        ? "no valid YAML at line " + syntax.getLocation().getLineNr()
        : e.getMessage();
  }
}
