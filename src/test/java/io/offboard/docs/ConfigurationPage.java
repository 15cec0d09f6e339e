package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The tables of docs/configuration.md. */
final class ConfigurationPage {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `((?:offboard|camel)\\.[^`]+)` \\| ([^|]+) \\| ([^|]+) \\| .+ \\|$",
          Pattern.MULTILINE);

  /**
   * What a row says.
   *
   * @param otherwise the default, without its marks; {@code none} if there is none
   * @param values what is allowed, without marks
   */
  record Key(String otherwise, String values) {}

  private ConfigurationPage() {}

  /** All keys, each once. */
  static Map<String, Key> keys() throws IOException {
    var page = Files.readString(Path.of("docs/configuration.md"));
    var keys = new TreeMap<String, Key>();
    ROW.matcher(page)
        .results()
        .forEach(
            row -> {
              var key = new Key(row.group(2).replace("`", ""), row.group(3).replace("`", ""));
              assertNull(keys.put(row.group(1), key), () -> "twice: " + row.group(1));
            });
    var rows = page.lines().filter(line -> line.matches("\\| `.*")).count();
    assertEquals(rows, keys.size(), "rows that can be read");
    return keys;
  }

  /** A key as an environment variable. */
  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }
}
