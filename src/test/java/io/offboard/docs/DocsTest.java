package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.OffboardRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say about the project is so. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern KEY = Pattern.compile("`(offboard\\.[a-z.-]+)`");

  @Test
  void every_relative_link_leads_somewhere() throws IOException {
    for (var document : documents()) {
      var folder = document.resolveSibling("");
      matches(LINK, document)
          .forEach(
              link ->
                  assertTrue(
                      Files.exists(folder.resolve(link.group(1)).normalize()),
                      () -> document + " links to " + link.group(1)));
    }
  }

  @Test
  void the_operators_manual_has_every_key_that_is_read_and_no_other(@TempDir Path directory)
      throws Exception {
    var accounts = Files.writeString(directory.resolve("accounts.yaml"), "accounts: []");
    var asked = new AskedKeys(Map.of("offboard.accounts.file", accounts.toString()));
    try (var context = new DefaultCamelContext()) {
      context.getPropertiesComponent().addPropertiesSource(asked);
      context.addRoutes(OffboardRoutes.served());
    }
    var documented =
        matches(KEY, Path.of("docs/operators.md"))
            .map(found -> found.group(1))
            .filter(key -> !key.equals("offboard.audit")) // a logger
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(asked.keys, documented);
  }

  @Test
  void ci_runs_the_tests_as_the_readme_names_them() throws IOException {
    var command = "mvn -B verify";
    assertTrue(Files.readString(Path.of("README.md")).contains("```sh\n" + command + "\n```"));
    assertTrue(Files.readAllLines(Path.of(".ci/run")).contains(command));
    assertTrue(Files.isExecutable(Path.of(".ci/run")));
  }

  private static SortedSet<Path> documents() throws IOException {
    var documents = new TreeSet<Path>();
    for (var folder : new String[] {"", "docs", "docs/decisions"}) {
      try (var files = Files.list(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    assertFalse(documents.isEmpty());
    return documents;
  }

  private static Stream<MatchResult> matches(Pattern pattern, Path document) {
    try {
      return pattern.matcher(Files.readString(document)).results();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes which of our keys are asked for. */
  private static final class AskedKeys implements PropertiesSource {
    private final SortedSet<String> keys = new TreeSet<>();
    private final Map<String, String> values;

    AskedKeys(Map<String, String> values) {
      this.values = values;
    }

    @Override
    public String getName() {
      return "asked";
    }

    @Override
    public String getProperty(String key) {
      if (key.startsWith("offboard.")) {
        keys.add(key);
      }
      return key.equals("offboard.api.token") ? "token" : values.get(key);
    }
  }
}
