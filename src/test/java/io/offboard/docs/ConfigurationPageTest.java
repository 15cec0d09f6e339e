package io.offboard.docs;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.app.Application;
import io.offboard.app.LogFormat;
import io.offboard.beans.Settings;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md is so, by what the code asks for and by how its sources read. */
class ConfigurationPageTest {
  private static final String HTTP = "camel.component.http.";
  private static final Pattern READ =
      Pattern.compile(
          "(?:settings\\.|[ (])(?:number|flag|duration|text|live|secret)\\(\\s*\"([a-z.-]+)\""
              + "|\\{\\{\\??offboard\\.([a-z.-]+)");
  private static final Pattern NAMED =
      Pattern.compile("`(offboard\\.[a-z.-]+)[`=]|^(offboard\\.[a-z.-]+) ?=", Pattern.MULTILINE);
  private static final Pattern VARIABLE = Pattern.compile("\\b((?:OFFBOARD|CAMEL)_[A-Z0-9_]+)");

  /** Loggers, metrics and files whose names look like keys. */
  private static final List<String> OTHERS =
      List.of("offboard.audit", "offboard.key", "offboard.calls", "offboard.vendor.calls");

  @TempDir Path directory;
  private Map<String, ConfigurationPage.Key> page;
  private Map<String, String> values;

  @BeforeEach
  void prepare() throws IOException {
    page = ConfigurationPage.keys();
    var accounts = Files.writeString(directory.resolve("accounts.yaml"), "accounts: []");
    values =
        Map.of(
            "offboard.api.token",
            "token",
            "offboard.accounts.file",
            accounts.toString(),
            "offboard.store.url",
            "jdbc:h2:mem:" + UUID.randomUUID());
  }

  @Test
  void it_has_every_key_that_there_is_and_no_other() {
    assertEquals(new TreeSet<>(Settings.KEYS), ours(page.keySet()));
  }

  @Test
  void each_key_is_read() throws Exception {
    var read = new TreeSet<>(AskedKeys.of(values).keySet());
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      sources.filter(Files::isRegularFile).flatMap(source -> keysReadIn(source)).forEach(read::add);
    }
    read.add(LogFormat.KEY); // asked for before there is a context
    assertEquals(new TreeSet<>(Settings.KEYS), read);
  }

  @Test
  void our_defaults_are_those_of_the_code() throws Exception {
    var defaults = AskedKeys.of(values);
    defaults.put(LogFormat.KEY, LogFormat.DEFAULT);
    defaults.put("offboard.url", "http://127.0.0.1:" + page.get("camel.server.port").otherwise());
    initialProperties().forEach(defaults::replace);
    defaults.replaceAll((key, value) -> value.isEmpty() ? "none" : value);

    var documented = new TreeMap<String, String>();
    ours(page.keySet()).forEach(key -> documented.put(key, page.get(key).otherwise()));
    assertEquals(defaults, documented);
  }

  @Test
  void camels_keys_exist_and_have_the_defaults_that_are_named() throws Exception {
    var defaults = new HashMap<String, String>();
    try (var metadata =
        Main.class.getResourceAsStream("/META-INF/camel-main-configuration-metadata.json")) {
      Json.MAPPER
          .readTree(metadata)
          .path("properties")
          .forEach(
              one ->
                  defaults.put(one.path("name").asText(), one.path("defaultValue").asText("none")));
    }
    HttpComponent.class.getMethod("setProxyHost", String.class);
    HttpComponent.class.getMethod("setProxyPort", Integer.class);
    List.of(HTTP + "proxyHost", HTTP + "proxyPort").forEach(key -> defaults.put(key, "none"));
    defaults.putAll(initialProperties());
    defaults.put("camel.metrics.enabled", "as camel.management.enabled");

    var camels = new TreeSet<>(page.keySet());
    camels.removeIf(key -> key.startsWith("offboard."));
    assertTrue(camels.size() > 5);
    camels.forEach(key -> assertEquals(defaults.get(key), page.get(key).otherwise(), key));
  }

  @TestFactory
  Stream<DynamicTest> a_value_that_is_not_allowed_stops_the_start_and_its_key_is_named() {
    return page.entrySet().stream()
        .filter(key -> key.getKey().matches("offboard\\.(?!log\\.|url).*"))
        .flatMap(key -> wrong(key.getValue().values()).map(value -> refused(key.getKey(), value)));
  }

  private DynamicTest refused(String key, String wrong) {
    return DynamicTest.dynamicTest(
        key + "=" + wrong,
        () -> {
          var configured = new HashMap<>(values);
          configured.put(key, wrong);
          Throwable error = assertThrows(Exception.class, () -> AskedKeys.of(configured));
          assertTrue(
              Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                  .anyMatch(cause -> cause.getMessage().startsWith(key + " ")),
              () -> "no word of " + key + ": " + error);
        });
  }

  private static Stream<String> wrong(String values) {
    return switch (values) {
      case "number from 1" -> Stream.of("0", "-1", "1.5", "many", "99999999999");
      case "number from 2" -> Stream.of("1", "many");
      case "duration" -> Stream.of("0s", "-1s", "soon");
      case "true, false" -> Stream.of("yes", "1");
      case "32 bytes in base64" -> Stream.of("too-short");
      default -> Stream.of();
    };
  }

  @Test
  void no_document_names_a_key_or_variable_that_is_not_on_it() throws IOException {
    var variables = page.keySet().stream().map(ConfigurationPage::variable).toList();
    for (var document : DocsTest.documents()) {
      var text = Files.readString(document);
      if (document.endsWith("CHANGELOG.md")) {
        continue; // has had keys that are gone
      }
      NAMED
          .matcher(text)
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .filter(key -> !OTHERS.contains(key) && !key.endsWith("."))
          .forEach(key -> assertTrue(page.containsKey(key), () -> document + ": " + key));
      VARIABLE
          .matcher(text)
          .results()
          .forEach(
              found ->
                  assertTrue(
                      variables.contains(found.group(1)), () -> document + ": " + found.group()));
    }
  }

  private static TreeSet<String> ours(Iterable<String> keys) {
    var ours = new TreeSet<String>();
    keys.forEach(ours::add);
    ours.removeIf(key -> !key.startsWith("offboard."));
    return ours;
  }

  private static Map<String, String> initialProperties() {
    var properties = new HashMap<String, String>();
    for (var property : Application.service().getInitialProperties().entrySet()) {
      properties.put(property.getKey().toString(), property.getValue().toString());
    }
    return properties;
  }

  private static Stream<String> keysReadIn(Path source) {
    try {
      return READ
          .matcher(Files.readString(source))
          .results()
          .map(
              read ->
                  Stream.of(read.group(1), read.group(2))
                      .filter(group -> group != null)
                      .map(key -> "offboard." + key)
                      .findFirst()
                      .orElseThrow())
          .collect(toCollection(TreeSet::new))
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
