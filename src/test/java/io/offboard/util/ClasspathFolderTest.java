package io.offboard.util;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a jar inside a jar it is tried by examples/spring-boot. */
class ClasspathFolderTest {
  private static final Map<String, String> FILES =
      Map.of(
          "steps/one.txt", "é",
          "steps/deep/two.txt", "2",
          "steps/three.md", "no text",
          "footsteps/four.txt", "elsewhere");
  private static final Map<String, String> TEXTS = Map.of("one.txt", "é", "deep/two.txt", "2");

  @TempDir Path directory;
  private Path jar;

  @BeforeEach
  void write() throws IOException {
    jar = directory.resolve("a jar.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var file : FILES.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        var path = directory.resolve("a root").resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
  }

  @Test
  void a_directory_is_read_to_any_depth() throws IOException {
    assertEquals(TEXTS, read(directory.resolve("a root"), "steps"));
  }

  @Test
  void a_file_stands_for_its_directory() throws IOException {
    assertEquals(TEXTS, read(directory.resolve("a root"), "steps/three.md"));
  }

  @Test
  void a_jar_is_read_even_if_it_lists_no_folders() throws IOException {
    assertEquals(TEXTS, read(jar, "steps/one.txt"));
  }

  @Test
  void a_file_that_is_no_utf_8_is_refused() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("steps/one.txt"));
      zip.write("é".getBytes(ISO_8859_1));
    }

    assertThrows(CharacterCodingException.class, () -> read(jar, "steps/one.txt"));
  }

  private static Map<String, String> read(Path root, String found) throws IOException {
    try (var classLoader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
      return ClasspathFolder.read(classLoader.getResource(found), "steps", ".txt");
    }
  }
}
