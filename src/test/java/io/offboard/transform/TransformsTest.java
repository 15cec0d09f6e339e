package io.offboard.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformsTest {
  private static final Map<String, JsonNode> USER_ID = Map.of("user_id", TextNode.valueOf("u1"));

  @TempDir Path directory;

  @Test
  void a_directory_replaces_a_transform_and_leaves_the_others() throws IOException {
    write("okta/user.jslt", "{\"id\": \"mine\"}");

    var transforms = Transforms.load(directory);

    assertEquals(json("{'id': 'mine'}"), transforms.apply("okta/user", json("{}"), USER_ID));
    assertEquals(
        json("{'id': 'p1'}"), transforms.apply("vanta/person", json("{'id': 'p1'}"), Map.of()));
  }

  @Test
  void a_directory_adds_a_transform_that_has_the_same_functions() throws IOException {
    write("acme/user.jslt", "{\"id\": text(.key), \"name\": text(.empty)}");

    var transforms = Transforms.load(directory);

    assertEquals(
        json("{'id': 'k'}"),
        transforms.apply("acme/user", json("{'key': 'k', 'empty': ''}"), Map.of()));
  }

  @Test
  void a_transform_without_an_end_fails() throws IOException {
    write("endless.jslt", "def again(n) again($n + 1) again(0)");

    var transforms = Transforms.load(directory);

    assertThrows(JsltException.class, () -> transforms.apply("endless", json("{}"), Map.of()));
  }

  @Test
  void a_replaced_normalized_keeps_empty_members_too() throws IOException {
    write("normalized.jslt", "{\"id\": .id, \"emails\": []}");

    var transforms = Transforms.load(directory);

    assertEquals(
        json("{'id': null, 'emails': []}"), transforms.apply("normalized", json("{}"), Map.of()));
  }

  @Test
  void a_directory_mounted_with_links_is_read_once() throws IOException {
    write("..data/okta/user.jslt", "{\"id\": \"linked\"}");
    Files.createSymbolicLink(directory.resolve("okta"), Path.of("..data", "okta"));

    var transforms = Transforms.load(directory);

    assertEquals(json("{'id': 'linked'}"), transforms.apply("okta/user", json("{}"), USER_ID));
    assertThrows(
        IllegalArgumentException.class,
        () -> transforms.apply("..data/okta/user", json("{}"), USER_ID));
  }

  @Test
  void other_files_of_a_directory_are_left_alone() throws IOException {
    write("README.md", "{ no jslt");

    Transforms.load(directory);
  }

  @Test
  void a_file_that_does_not_parse_is_named_with_its_line() throws IOException {
    assertRefused("{\n  \"id\": .id,,\n}", "line 2");
  }

  @Test
  void a_file_with_an_unfinished_string_is_named_with_its_line() throws IOException {
    assertRefused("{\n  \"id\": \"", "line 2");
  }

  @Test
  void a_file_with_an_unknown_function_is_named_with_its_line() throws IOException {
    assertRefused("{\n  \"id\": shout(.id)\n}", "user.jslt:2:");
  }

  @Test
  void a_file_that_is_no_utf_8_is_named() throws IOException {
    Files.write(
        directory.resolve("latin.jslt"), "\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));

    var error = assertThrows(UncheckedIOException.class, () -> Transforms.load(directory));

    assertTrue(error.getMessage().endsWith("latin.jslt"), error.getMessage());
  }

  @Test
  void a_missing_directory_is_refused() {
    Path missing = directory.resolve("missing");

    var error = assertThrows(IllegalStateException.class, () -> Transforms.load(missing));

    assertTrue(error.getMessage().contains(missing.toString()), error.getMessage());
  }

  @Test
  void an_unknown_name_is_refused() {
    var transforms = Transforms.load(null);

    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> transforms.apply("okta/person", json("{}"), Map.of()));

    assertTrue(error.getMessage().contains("okta/person"), error.getMessage());
  }

  @Test
  void a_missing_variable_is_an_error_not_an_absent_field() {
    var transforms = Transforms.load(null);

    assertThrows(JsltException.class, () -> transforms.apply("okta/user", json("{}"), Map.of()));
  }

  @Test
  void transforms_in_a_jar_keep_their_folders() throws IOException {
    Path jar = directory.resolve("a jar.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("transforms/"));
      zip.putNextEntry(new ZipEntry("transforms/acme/user.jslt"));
      zip.write("{\"id\": .key}".getBytes(StandardCharsets.UTF_8));
    }

    try (var classLoader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      var transforms = Transforms.load(classLoader, null);

      assertEquals(
          json("{'id': 'k'}"), transforms.apply("acme/user", json("{'key': 'k'}"), Map.of()));
    }
  }

  @Test
  void the_first_of_two_jars_wins() throws IOException {
    write("first/transforms/acme/user.jslt", "\"first\"");
    write("second/transforms/acme/user.jslt", "\"second\"");
    URL[] folders = {url("first/"), url("second/")};

    try (var classLoader = new URLClassLoader(folders, null)) {
      var transforms = Transforms.load(classLoader, null);

      assertEquals(json("'first'"), transforms.apply("acme/user", json("{}"), Map.of()));
    }
  }

  @Test
  void a_classpath_without_transforms_is_refused() throws IOException {
    try (var classLoader = new URLClassLoader(new URL[0], null)) {
      assertThrows(IllegalStateException.class, () -> Transforms.load(classLoader, null));
    }
  }

  @Test
  void mail_addresses_are_lower_cased_alike_on_a_turkish_machine() throws IOException {
    var transforms = Transforms.load(null);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      var user =
          transforms.apply("normalized", json("{'emails': [{'email': 'MAIL@X'}]}"), Map.of());

      assertEquals("mail@x", user.at("/emails/0/email").textValue());
    } finally {
      Locale.setDefault(before);
    }
  }

  private void assertRefused(String source, String place) throws IOException {
    write("okta/user.jslt", source);

    var error = assertThrows(IllegalStateException.class, () -> Transforms.load(directory));

    assertTrue(error.getMessage().contains(Path.of("okta", "user.jslt").toString()));
    assertTrue(error.getMessage().contains(place), error.getMessage());
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private URL url(String path) throws IOException {
    return directory.resolve(path).toUri().toURL();
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }
}
