package io.offboard.util;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list in a YAML file, which is read again when a {@link FileWatch} finds it changed. One that
 * cannot be read as a whole is reported, and the last good list stays.
 *
 * @param <T> what is made of the list
 */
public final class WatchedFile<T> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

  private final Path file;
  private final String list;
  private final Supplier<? extends Entries<T>> entries;
  private volatile T value;
  private volatile boolean readable = true;
  private Stamp stamp;

  private record Stamp(Object modified, long size, Object inode) {}

  /**
   * Takes the entries of a list, and makes something of them.
   *
   * @param <T> what is made
   */
  public interface Entries<T> {
    /**
     * Takes the next entry.
     *
     * @param entry of any kind, also a null node
     */
    void add(JsonNode entry);

    /**
     * What is made of all entries.
     *
     * @return the value of the file
     * @throws IOException if they are no list to go by; the message goes on after "cannot be read:"
     */
    T made() throws IOException;
  }

  WatchedFile(Path file, String list, Supplier<? extends Entries<T>> entries) {
    this.file = file;
    this.list = list;
    this.entries = entries;
    this.stamp = stamp();
    try {
      this.value = read();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The %s file %s cannot be read: %s".formatted(list, file, e.getMessage()));
    }
  }

  /**
   * What was made of the file when it was last read well. Waits for nothing.
   *
   * @return the present value
   */
  public T value() {
    return value;
  }

  /** Names the list and its file. */
  String name() {
    return "the %s file %s".formatted(list, file);
  }

  /** Whether the file could be read when it was looked at last. */
  boolean isReadable() {
    return readable;
  }

  /** Reads the file again if it has changed. Whatever goes wrong, it can be called again. */
  synchronized void look() {
    var present = stamp();
    if (present.equals(stamp)) {
      return;
    }
    stamp = present;
    try {
      value = read();
      readable = true;
      LOG.info("The {} file {} was read again", list, file);
    } catch (IOException e) {
      report(e.getMessage());
    } catch (RuntimeException e) {
      report(e.getClass().getName()); // its message may quote the file, and with it a secret
    } catch (OutOfMemoryError e) {
      report("there is not enough memory for it");
    }
  }

  private void report(String problem) {
    readable = false;
    LOG.error("The {} file {} cannot be read, the last good one stays: {}", list, file, problem);
  }

  private T read() throws IOException {
    var made = entries.get();
    new YamlList(file, list).read(made::add);
    return made.made();
  }

  private Stamp stamp() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      return new Stamp(null, -1, null);
    }
  }
}
