package io.offboard.util;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.LoggedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are watched on threads of their own. Each holds one word. */
class FileWatchTest {
  @TempDir Path directory;
  private final FileWatch watch = new FileWatch(Duration.ofMillis(1));
  private final LoggedLines log = new LoggedLines(WatchedFile.class);
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void stop() {
    goOn.countDown();
    watch.stop();
    log.close();
  }

  @Test
  void a_change_is_found_by_itself() throws IOException {
    var file = watch("file", "first", word -> word);
    watch.start();

    write("file", "second");

    await().until(() -> file.value().equals("second"));
  }

  @Test
  void what_was_read_last_is_there_while_a_change_is_being_read() throws Exception {
    var file = watch("file", "first", this::slow);
    watch.start();
    write("file", "slow");
    reading.await();

    assertEquals("first", assertTimeoutPreemptively(Duration.ofSeconds(10), file::value));

    goOn.countDown();
    await().until(() -> file.value().equals("slow"));
  }

  @Test
  void a_file_that_takes_long_to_read_holds_up_no_other() throws Exception {
    watch("large", "first", this::slow);
    var small = watch("small", "first", word -> word);
    watch.start();
    write("large", "slow");
    reading.await();

    write("small", "second");

    await().until(() -> small.value().equals("second"));
  }

  @Test
  void whatever_goes_wrong_is_reported_without_a_quotation_and_the_next_change_is_found()
      throws IOException {
    var file = watch("file", "first", FileWatchTest::fail);
    watch.start();

    write("file", "s3cret-state");
    await().until(() -> log.all().size() == 1);
    write("file", "s3cret-memory");
    await().until(() -> log.all().size() == 2);

    assertEquals("first", file.value());
    var problem = "ERROR The words file %s cannot be read, the last good one stays: ";
    assertEquals(
        List.of(
            problem.formatted(path("file")) + "java.lang.IllegalStateException",
            problem.formatted(path("file")) + "there is not enough memory for it"),
        log.all());
    write("file", "mended");
    await().until(() -> file.value().equals("mended"));
  }

  @Test
  void it_ends_with_its_context() throws Exception {
    var thread = new AtomicReference<Thread>();
    watch(
        "file",
        "first",
        word -> {
          thread.set(Thread.currentThread());
          return word;
        });
    watch.start();
    write("file", "second");
    await().until(() -> thread.get() != Thread.currentThread());
    assertTrue(thread.get().isDaemon());

    watch.stop();

    thread.get().join(10_000);
    assertFalse(thread.get().isAlive());
  }

  private String slow(String word) {
    if (word.equals("slow")) {
      reading.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return word;
  }

  private static String fail(String word) {
    return switch (word) {
      case "s3cret-state" -> throw new IllegalStateException(word);
      case "s3cret-memory" -> throw new OutOfMemoryError(word);
      default -> word;
    };
  }

  private WatchedFile<String> watch(String name, String word, UnaryOperator<String> make)
      throws IOException {
    write(name, word);
    return watch.watch(path(name), "words", () -> new Word(make));
  }

  /** In one step, as operators do it. */
  private void write(String name, String word) throws IOException {
    var other = Files.writeString(path("new"), "words: [" + word + "]");
    Files.move(other, path(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  private static final class Word implements WatchedFile.Entries<String> {
    private final UnaryOperator<String> make;
    private String word;

    Word(UnaryOperator<String> make) {
      this.make = make;
    }

    @Override
    public void add(JsonNode entry) {
      word = make.apply(entry.asText());
    }

    @Override
    public String made() {
      return word;
    }
  }
}
