package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say about the project is so. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

  /** A header whose value only the operator's shell knows. */
  private static final Pattern SECRET_ARGUMENT = Pattern.compile("-H \"[^\"]*\\$");

  private static final Path EXAMPLES = Path.of("examples");
  private static final Pattern CODE =
      Pattern.compile("```(?:java|yaml|properties)\\n(.*?)```", Pattern.DOTALL);

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
  void every_anchor_is_that_of_a_heading() throws IOException {
    for (var document : documents()) {
      for (var link : matches(LINK, document).filter(link -> link.group(2) != null).toList()) {
        var target =
            link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
        assertTrue(
            !target.toString().endsWith(".md") || Headings.of(target).contains(link.group(2)),
            () -> document + " links to " + link.group());
      }
    }
  }

  @Test
  void ci_runs_the_tests_as_the_readme_names_them() throws IOException {
    var command = "mvn -B verify";
    assertTrue(Files.readString(Path.of("README.md")).contains("```sh\n" + command + "\n```"));
    assertTrue(Files.readAllLines(Path.of(".ci/run")).contains(command));
    assertTrue(Files.isExecutable(Path.of(".ci/run")));
  }

  @Test
  void ci_runs_the_examples() throws IOException {
    assertTrue(Files.readAllLines(Path.of(".ci/run")).contains(".ci/examples"));
    assertTrue(Files.isExecutable(Path.of(".ci/examples")));
  }

  @Test
  void ci_makes_a_release_by_the_page_about_it() throws IOException {
    assertTrue(Files.readAllLines(Path.of(".ci/run")).contains(".ci/release"));
    assertTrue(Files.isExecutable(Path.of(".ci/release")));
    assertTrue(Files.readString(Path.of(".ci/release")).contains("docs/releasing.md)"));
  }

  @Test
  void every_example_is_listed_and_begins_with_its_build() throws IOException {
    var index = Files.readString(EXAMPLES.resolve("README.md"));
    for (var example : examples()) {
      var name = example.getFileName();
      assertTrue(index.contains("[%s](%1$s)".formatted(name)), () -> name + " is not listed");
      var readme = Files.readString(example.resolve("README.md"));
      var build =
          "```sh\nmvn -q -DskipTests install && mvn -q -B -f examples/%s verify\n".formatted(name);
      assertEquals(readme.indexOf("```sh"), readme.indexOf(build), name::toString);
    }
  }

  @Test
  void what_the_embedding_page_shows_is_a_copy_of_code_that_is_tested() throws IOException {
    var code = new StringBuilder(Files.readString(EmbeddingExampleTest.SOURCE));
    for (var example : examples()) {
      try (var files = Files.walk(example.resolve("src/main"))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          code.append(Files.readString(file));
        }
      }
    }
    var tested = withoutIndent(code.toString());
    matches(CODE, Path.of("docs/embedding.md"))
        .map(block -> withoutIndent(block.group(1)))
        .forEach(block -> assertTrue(tested.contains(block), block));
  }

  @Test
  void no_command_shows_a_secret_in_the_list_of_processes() throws IOException {
    for (var document : documents()) {
      ShellBlocks.of(Files.readString(document))
          .forEach(
              block ->
                  assertFalse(
                      SECRET_ARGUMENT.matcher(block).find(), () -> document + " has " + block));
    }
  }

  private static String withoutIndent(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static List<Path> examples() throws IOException {
    try (var folders = Files.list(EXAMPLES)) {
      return folders.filter(Files::isDirectory).toList();
    }
  }

  static SortedSet<Path> documents() throws IOException {
    var documents = new TreeSet<Path>();
    var folders = new ArrayList<>(examples());
    Stream.of("", "bench", "docs", "docs/decisions", "examples", "routes")
        .map(Path::of)
        .forEach(folders::add);
    for (var folder : folders) {
      try (var files = Files.list(folder)) {
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
}
