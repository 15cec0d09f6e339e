package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where a key can stand, as docs/configuration.md has it; the store's address is told as an error.
 */
@Timeout(60)
class ConfigurationIT {
  private static final String COMMAND = "--export-audit";
  private static final String IN_FILE =
      "offboard.store.url is none: there is no audit but the log.";
  private static final String ELSEWHERE = "offboard.store.url has to begin with";

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    var config = Files.createDirectory(directory.resolve("config"));
    Files.writeString(config.resolve("application.properties"), "offboard.store.url=none\n");
  }

  @Test
  void a_key_stands_in_the_file() throws Exception {
    assertRefused(IN_FILE, Map.of(), COMMAND);
  }

  @Test
  void an_environment_variable_wins_over_the_file() throws Exception {
    assertRefused(ELSEWHERE, Map.of("OFFBOARD_STORE_URL", "jdbc:other:"), COMMAND);
  }

  @Test
  void a_system_property_wins_over_the_file() throws Exception {
    var jar = Path.of("target", "offboard-routes.jar").toAbsolutePath().toString();
    var command = List.of("java", "-Doffboard.store.url=jdbc:other:", "-jar", jar, COMMAND);
    try (var process = ServiceProcess.start(directory, Map.of(), command)) {
      process.awaitLine(ELSEWHERE);
      assertEquals(1, process.exitCode());
    }
  }

  @Test
  void a_log_format_that_is_none_stops_the_start() throws Exception {
    assertRefused(
        "offboard.log.format has to be text or json.", Map.of("OFFBOARD_LOG_FORMAT", "xml"));
  }

  @Test
  void a_wrong_value_is_the_reason_that_a_start_ends_with() throws Exception {
    Files.writeString(directory.resolve("config/accounts.yaml"), "accounts: []");
    var environment = Map.of("OFFBOARD_API_TOKEN", "token", "OFFBOARD_DEADLINE", "soon");
    assertRefused("offboard.deadline has to be a time above zero", environment);
  }

  private void assertRefused(String why, Map<String, String> environment, String... arguments)
      throws Exception {
    try (var process = ServiceProcess.start(directory, environment, arguments)) {
      assertTrue(process.awaitLine(why).contains(why));
      assertEquals(1, process.exitCode());
    }
  }
}
