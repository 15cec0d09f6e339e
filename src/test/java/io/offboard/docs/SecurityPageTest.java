package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code SECURITY.md} promises nothing without a test. */
class SecurityPageTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  @Test
  void every_test_that_the_page_names_exists() throws IOException {
    var named = new TreeSet<String>();
    TEST.matcher(Files.readString(Path.of("SECURITY.md")))
        .results()
        .forEach(m -> named.add(m.group(1)));
    assertTrue(named.size() > 5, named::toString);

    try (var files = Files.walk(Path.of("src/test/java"))) {
      var existing =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      named.removeAll(existing);
    }
    assertEquals(new TreeSet<>(), named);
  }
}
