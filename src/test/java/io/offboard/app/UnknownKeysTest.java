package io.offboard.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.beans.Settings;
import io.offboard.fixture.LoggedLines;
import io.offboard.fixture.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {
  private static final String VALUE = Service.SECRET + "value-5b7e";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "offboard.store.pol-size, offboard.store.pool-size",
    "offboard.store.poolSize, offboard.store.pool-size",
    "offboard.storeurl, offboard.store.url",
    "OFFBOARD.STORE.OLDKEY, offboard.store.old-key",
    "offboard.api-token, offboard.api.token",
    "offboard.vendor.connection-timeout, offboard.vendor.connect-timeout"
  })
  void a_key_in_a_file_is_refused_with_its_place_and_the_nearest_one(String key, String nearest)
      throws Exception {
    var file = write(key);
    assertEquals(
        "%s in %s is no key of this service: did you mean %s?".formatted(key, file, nearest),
        refused(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"offboard.", "offboard.queue.consumers", "offboard.tls.key", "offboard.storage"})
  void a_key_that_none_is_near_to_is_refused_without_a_guess(String key) throws Exception {
    var file = write(key);
    assertEquals(
        "%s in %s is no key of this service: docs/configuration.md lists those that there are."
            .formatted(key, file),
        refused(file));
  }

  @Test
  void every_unknown_key_is_named_and_so_is_a_system_property() throws Exception {
    var file = write("offboard.deadlin", "offboard.deadline", "offboard.store.usr", "camel.x");
    System.setProperty("offboard.ap.token", VALUE);
    try {
      assertEquals(
          "offboard.ap.token in the system properties is no key of this service:"
              + " did you mean offboard.api.token?"
              + " offboard.deadlin in %s is no key of this service:".formatted(file)
              + " did you mean offboard.deadline?"
              + " offboard.store.usr in %s is no key of this service:".formatted(file)
              + " did you mean offboard.store.user?",
          refused(file));
    } finally {
      System.clearProperty("offboard.ap.token");
    }
  }

  @Test
  void all_keys_that_there_are_and_those_of_others_are_taken() throws Exception {
    var others = Stream.of("camel.server.prot", "offboarding.token", "acme.offboard.token");
    var file = write(Stream.concat(Settings.KEYS.stream(), others).toArray(String[]::new));
    try (var context = context(file)) {
      assertDoesNotThrow(() -> UnknownKeys.find(context));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OFFBOARD_STORE_POOLSIZE, OFFBOARD_STORE_POOL_SIZE",
    "OFFBOARD_STORE_URI, OFFBOARD_STORE_URL",
    "OFFBOARD_ACCOUNT_FILE, OFFBOARD_ACCOUNTS_FILE",
    "offboard_deadline, OFFBOARD_DEADLINE",
    "offboard.store.url, OFFBOARD_STORE_URL"
  })
  void a_variable_that_is_no_key_is_warned_of(String name, String nearest) {
    assertEquals(
        List.of(
            "WARN %s in the environment is no key of this service: did you mean %s?"
                .formatted(name, nearest)),
        warned(List.of("PATH", name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFFBOARD_", "OFFBOARD_HOME", "OFFBOARD_IMAGE_TAG"})
  void a_variable_that_none_is_near_to_is_warned_of_without_a_guess(String name) {
    assertEquals(
        List.of(
            "WARN %s in the environment is no key of this service:".formatted(name)
                + " docs/configuration.md lists those that there are."),
        warned(List.of(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFFBOARD_", "OFFBOARD_ROUTES_"})
  void what_kubernetes_sets_for_a_service_of_that_name_is_not(String name) {
    var set =
        Stream.of(
                "SERVICE_HOST",
                "SERVICE_PORT",
                "SERVICE_PORT_HTTP",
                "PORT",
                "PORT_8080_TCP",
                "PORT_8080_TCP_ADDR")
            .map(name::concat);
    assertEquals(List.of(), warned(set.toList()));
  }

  @Test
  void a_variable_for_a_key_is_not_in_either_of_its_forms() {
    var capitals = Settings.KEYS.stream().map(key -> key.toUpperCase(Locale.ROOT)).toList();
    assertEquals(List.of(), warned(capitals));
    assertEquals(
        List.of(), warned(capitals.stream().map(key -> key.replaceAll("[.-]", "_")).toList()));
  }

  private Path write(String... keys) throws IOException {
    var lines = Stream.of(keys).map(key -> key + "=" + VALUE).collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve("application.properties"), lines);
  }

  private static DefaultCamelContext context(Path file) {
    var context = new DefaultCamelContext();
    context.getPropertiesComponent().setLocation("file:" + file);
    return context;
  }

  private static String refused(Path file) throws IOException {
    try (var context = context(file)) {
      return assertThrows(IllegalStateException.class, () -> UnknownKeys.find(context))
          .getMessage();
    }
  }

  private static List<String> warned(List<String> variables) {
    try (var log = new LoggedLines(UnknownKeys.class)) {
      UnknownKeys.warn(variables);
      return log.all();
    }
  }
}
