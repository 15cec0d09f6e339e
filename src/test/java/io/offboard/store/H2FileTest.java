package io.offboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.store.KeyClaim.Answered;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class H2FileTest {
  @TempDir private Path folder;

  private StoreSettings settings;
  private Process node;
  private BufferedReader output;

  @BeforeEach
  void start() throws IOException {
    settings = StoreSettings.of("jdbc:h2:file:%s/offboard".formatted(folder));
    node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WritingNode.class.getName(),
                settings.url())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    output = node.inputReader(StandardCharsets.US_ASCII);
  }

  @AfterEach
  void end() throws InterruptedException {
    node.destroyForcibly().waitFor();
  }

  @Test
  void a_file_that_another_process_has_open_is_refused() throws Exception {
    kept(1);
    var error =
        assertThrows(
            StoreSettingsException.class, () -> Store.open(settings, Clock.systemUTC()).close());
    assertEquals(
        "Another process has the file in offboard.store.url open: stop it, or give each its own.",
        error.getMessage());
  }

  @RepeatedTest(2)
  void a_kill_loses_no_kept_answer_and_no_row() throws Exception {
    var kept = kept(400);
    node.toHandle().destroyForcibly();
    output.lines().filter(line -> line.length() == 41).forEach(line -> kept.add(key(line)));
    node.waitFor();
    try (var store = Store.open(settings, Clock.systemUTC())) {
      var rows = new HashSet<String>();
      store
          .audit()
          .export(Instant.EPOCH, Instant.now().plusSeconds(60), null, line -> rows.add(id(line)));
      assertTrue(rows.containsAll(kept), () -> "of " + kept.size() + " rows are " + rows.size());
      for (var key : kept) {
        assertInstanceOf(
            Answered.class,
            store.idempotencyKeys().claim(WritingNode.ACCOUNT, key, "request", WritingNode.LIMIT));
      }
    }
  }

  private List<String> kept(int count) throws IOException {
    var keys = new ArrayList<String>();
    while (keys.size() < count) {
      var line = output.readLine();
      assertTrue(line != null, "the node ended");
      keys.add(key(line));
    }
    return keys;
  }

  private static String key(String line) {
    return line.substring("kept ".length());
  }

  private static String id(String line) {
    return line.split("\"")[3];
  }
}
