package io.offboard.examples.employee;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.apache.camel.component.file.FileComponent.FILE_EXCHANGE_FILE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.apache.camel.component.file.GenericFile;

/** Reads and writes the files that the flow lives on; a kill at any moment leaves them whole. */
public final class LeaverFiles {
  private static final int MAX_EVENT_BYTES = 64 * 1024;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_EMPTY, NON_EMPTY))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path events;

  LeaverFiles(Path directory) throws IOException {
    events = Files.createDirectories(directory.resolve("events"));
  }

  /**
   * Reads a file that came in. Whoever dropped it may still hold it open, or under another name: it
   * is read only once.
   *
   * @param file the file
   * @return the event, with or without a flaw
   * @throws IOException if the file cannot be read
   */
  public TerminationEvent readEvent(@ExchangeProperty(FILE_EXCHANGE_FILE) GenericFile<File> file)
      throws IOException {
    var path = file.getFile().toPath();
    if (!Files.isRegularFile(path, NOFOLLOW_LINKS)) {
      return TerminationEvent.flawed("It is not a regular file.");
    }
    try (var text = Files.newInputStream(path, NOFOLLOW_LINKS)) {
      return event(text.readNBytes(MAX_EVENT_BYTES + 1));
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      return TerminationEvent.flawed("It is not the JSON of an event, see line " + line + ".");
    }
  }

  private static TerminationEvent event(byte[] text) throws IOException {
    if (text.length > MAX_EVENT_BYTES) {
      return TerminationEvent.flawed("It is longer than 64 KiB.");
    }
    var leaver = JSON.readValue(text, Leaver.class);
    return leaver == null
        ? TerminationEvent.flawed("It is the JSON null.")
        : TerminationEvent.of(leaver);
  }

  /**
   * Whether no other event had this id. What was read of the event replaces its file, which then
   * gets a second name in the folder {@code events}; after a kill right behind that, it is the same
   * file.
   *
   * @param event the event
   * @param file the event's file
   * @return false for a duplicate
   * @throws IOException if the file system cannot say; it needs hard links
   */
  public boolean isFirst(
      @Body TerminationEvent event, @ExchangeProperty(FILE_EXCHANGE_FILE) GenericFile<File> file)
      throws IOException {
    var path = file.getFile().toPath();
    var name = events.resolve(event.id() + ".json");
    if (Files.exists(name)) {
      return Files.isSameFile(name, path);
    }
    save(event.leaver(), file);
    Files.createLink(name, path);
    return true;
  }

  /**
   * Reads a leaver's file.
   *
   * @param file the file
   * @return the leaver
   * @throws IOException if the file cannot be read
   */
  public Leaver read(@ExchangeProperty(FILE_EXCHANGE_FILE) GenericFile<File> file)
      throws IOException {
    return JSON.readValue(file.getFile(), Leaver.class);
  }

  /**
   * Replaces a leaver's file at once. Camel's file endpoint would delete the old one first.
   *
   * @param leaver what the file holds from now on
   * @param file the leaver's file
   * @throws IOException if it cannot be written; the old one is still there then
   */
  public void save(
      @Variable("leaver") Leaver leaver,
      @ExchangeProperty(FILE_EXCHANGE_FILE) GenericFile<File> file)
      throws IOException {
    var target = file.getFile().toPath();
    var hidden = target.resolveSibling("." + target.getFileName());
    try (var channel = FileChannel.open(hidden, CREATE, TRUNCATE_EXISTING, WRITE)) {
      var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(leaver));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(hidden, target, ATOMIC_MOVE);
  }
}
