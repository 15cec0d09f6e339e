package io.offboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.fixture.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Reads all that the whole suite wrote to its output, and looks for every credential that a test
 * used. It runs after the unit tests; what it reports is the place, not the secret.
 */
class SecretScanIT {
  private static final Path SOURCES = Path.of("src/test");
  private static final Path REPORTS = Path.of("target/surefire-reports");

  /** Forms of credentials that are made while the tests run. */
  private static final Set<String> MARKS =
      Set.of(Service.SECRET, Service.API_TOKEN, "ofr_", "vat_", "vcs_", "-----BEGIN", "eyJ");

  /** Credentials that stand in the tests' own sources; a shorter one could be any word. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?:api_token|client_secret|access_token|private_key)[\\\\\"']*: *[\\\\\"']*"
              + "([A-Za-z0-9][\\w.-]{7,})");

  @Test
  void the_output_of_the_suite_holds_no_credential() {
    var secrets = secrets();
    var found = new ArrayList<String>();
    for (var file : files(REPORTS, "-output.txt")) {
      var lines = read(file).split("\n");
      for (var i = 0; i < lines.length; i++) {
        if (secrets.stream().anyMatch(lines[i]::contains)) {
          found.add(file.getFileName() + ":" + (i + 1));
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void there_is_something_to_scan_and_to_scan_for() {
    assertFalse(files(REPORTS, "-output.txt").isEmpty());
    assertFalse(secrets().size() <= MARKS.size());
  }

  private static Set<String> secrets() {
    var secrets = new TreeSet<>(MARKS);
    for (var file : files(SOURCES, "")) {
      CREDENTIAL.matcher(read(file)).results().forEach(found -> secrets.add(found.group(1)));
    }
    return secrets;
  }

  private static List<Path> files(Path directory, String end) {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(end)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
