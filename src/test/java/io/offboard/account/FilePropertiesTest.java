package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link FileProperties} as a context uses it, and {@link Placeholders} in front of it. */
class FilePropertiesTest {
  private final FileProperties files = new FileProperties();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Placeholders placeholders = new Placeholders(context, files);

  @TempDir Path directory;
  private Path secret;

  @BeforeEach
  void addFunction() throws IOException {
    context.getPropertiesComponent().addPropertiesFunction(files);
    secret = Files.writeString(directory.resolve("secret"), "s3cret\n");
  }

  @Test
  void stands_for_the_content_without_the_line_end() {
    assertEquals("a s3cret b", placeholders.resolve("a {{file:" + secret + "}} b"));
  }

  @Test
  void keeps_line_ends_inside() throws IOException {
    Files.writeString(secret, "first\nsecond\r\n\n");

    assertEquals("first\nsecond", files.apply(secret.toString()));
  }

  @Test
  void a_missing_file_is_an_error_that_names_it() {
    var missing = directory.resolve("missing").toString();

    var error = assertThrows(UncheckedIOException.class, () -> files.apply(missing));

    assertTrue(error.getMessage().contains(missing), error.getMessage());
    assertThrows(RuntimeException.class, () -> placeholders.resolve("{{file:" + missing + "}}"));
  }

  @Test
  void a_text_without_functions_stays() {
    assertEquals("plain {text}", placeholders.resolve("plain {text}"));
  }

  @Test
  void a_property_without_a_value_is_an_error() {
    assertThrows(RuntimeException.class, () -> placeholders.resolve("{{no.such.property}}"));
  }

  @Test
  void a_value_that_reads_a_file_is_made_at_each_use() throws IOException {
    var value = placeholders.live(() -> placeholders.resolve("{{file:" + secret + "}}"));
    assertEquals("s3cret", value.get());

    Files.writeString(secret, "changed");

    assertEquals("changed", value.get());
  }

  @Test
  void a_value_is_made_once_where_another_thread_reads_a_file_meanwhile() {
    var made = new AtomicInteger();
    var value =
        placeholders.live(
            () -> {
              CompletableFuture.runAsync(() -> files.apply(secret.toString())).join();
              return made.incrementAndGet();
            });

    assertEquals(1, value.get());
    assertEquals(1, value.get());
  }

  @Test
  void a_value_that_reads_no_file_is_made_once() {
    var made = new AtomicInteger();
    var value = placeholders.live(made::incrementAndGet);

    assertEquals(1, value.get());
    assertEquals(1, value.get());
  }
}
