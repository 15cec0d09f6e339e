package io.offboard.examples.employee;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

class ReadmeTest {
  @Test
  void what_the_flow_logs_is_seen() {
    assertFalse(LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory);
  }

  @Test
  void the_queue_settings_are_those_that_the_tests_use() throws Exception {
    var settings = Files.readString(Path.of("config/queue.properties"));

    assertTrue(
        Files.readString(Path.of("README.md")).contains("```properties\n" + settings + "```"));
  }
}
