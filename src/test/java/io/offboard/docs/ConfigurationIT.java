package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
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
  private static final String SECRET = Service.SECRET + "value-2c91";
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
    try (var process = systemProperty("offboard.store.url=jdbc:other:")) {
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

  @Test
  void a_key_that_is_none_stops_the_start_before_anything_is_made() throws Exception {
    Files.writeString(
        directory.resolve("config/application.properties"),
        "offboard.api.token=token\noffboard.store.pol-size=" + SECRET);
    assertRefused(
        "The service cannot start: offboard.store.pol-size in config/application.properties is no"
            + " key of this service: did you mean offboard.store.pool-size?",
        Map.of());
    assertFalse(Files.exists(directory.resolve("data")));
  }

  @Test
  void a_system_property_that_is_none_stops_a_command() throws Exception {
    try (var process = systemProperty("offboard.store.pasword=" + SECRET)) {
      process.awaitLine(
          "offboard.store.pasword in the system properties is no key of this service: did you mean"
              + " offboard.store.password?");
      assertEquals(1, process.exitCode());
      assertFalse(process.output().contains(SECRET));
    }
  }

  @Test
  void an_environment_variable_that_is_no_key_is_warned_of() throws Exception {
    var environment = Map.of("OFFBOARD_STORE_POOLSIZE", SECRET);
    try (var process = ServiceProcess.start(directory, environment, COMMAND)) {
      process.awaitLine(
          "OFFBOARD_STORE_POOLSIZE in the environment is no key of this service: did you mean"
              + " OFFBOARD_STORE_POOL_SIZE?");
      process.awaitLine(IN_FILE);
    }
  }

  private ServiceProcess systemProperty(String definition) throws Exception {
    var jar = Path.of("target", "offboard-routes.jar").toAbsolutePath().toString();
    var command = List.of("java", "-D" + definition, "-jar", jar, COMMAND);
    return ServiceProcess.start(directory, Map.of(), command);
  }

  private void assertRefused(String why, Map<String, String> environment, String... arguments)
      throws Exception {
    try (var process = ServiceProcess.start(directory, environment, arguments)) {
      assertTrue(process.awaitLine(why).contains(why));
      assertEquals(1, process.exitCode());
      assertFalse(process.output().contains(SECRET));
    }
  }
}
