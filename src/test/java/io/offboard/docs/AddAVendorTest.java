package io.offboard.docs;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.call.Evidence;
import io.offboard.client.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/add-a-vendor.md} shows is what the files say. */
class AddAVendorTest {
  private static final Path PAGE = Path.of("docs/add-a-vendor.md");
  private static final Pattern LINK =
      Pattern.compile("]\\(\\.\\./((?:routes|transforms)/[^)]+)\\)");
  private static final Pattern EXCERPT =
      Pattern.compile("```(?:yaml|jslt|json)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern VENDORS = Pattern.compile("routes/(?!http|vendor|leavers).*\\.yaml");
  private static final Pattern PROPERTY = Pattern.compile("exchangeProperty\\.(\\w+)");
  private static final Pattern CALL = Pattern.compile("ref: (\\w+), method: (\\w+)");
  private static final Pattern WORD = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

  @Test
  void every_excerpt_is_a_part_of_the_file_that_was_linked_before_it() throws IOException {
    var page = Files.readString(PAGE);
    var excerpts = EXCERPT.matcher(page).results().toList();

    assertTrue(excerpts.size() > 5);
    for (var excerpt : excerpts) {
      var links = LINK.matcher(page.substring(0, excerpt.start())).results().toList();
      var file = Path.of(links.get(links.size() - 1).group(1));
      assertTrue(
          hasPart(Files.readAllLines(file), excerpt.group(1).lines().toList()),
          () -> file + " has no\n" + excerpt.group(1));
    }
  }

  @Test
  void every_file_of_the_example_is_shown() throws IOException {
    var page = Files.readString(PAGE);
    try (var routes = Files.list(Path.of("routes"));
        var transforms = Files.list(Path.of("transforms/scim"))) {
      var files =
          Stream.concat(
                  routes.filter(file -> file.getFileName().toString().startsWith("scim.")),
                  transforms.filter(file -> file.toString().endsWith(".jslt")))
              .toList();

      assertTrue(files.size() > 5, files::toString);
      for (var file : files) {
        assertTrue(page.contains("](../" + file + ")"), file::toString);
      }
    }
  }

  @Test
  void every_verdict_and_evidence_is_explained() throws IOException {
    var page = Files.readString(PAGE);
    var words =
        WORD.matcher(page).results().map(word -> word.group(1)).collect(toCollection(TreeSet::new));
    // No route says these two: they are what the status of a read means.
    words.addAll(List.of(Evidence.NO_USER.name(), Evidence.FORBIDDEN.name()));

    var all =
        Stream.<Enum<?>[]>of(Verdict.values(), Evidence.values())
            .flatMap(Stream::of)
            .map(Enum::name)
            .collect(toCollection(TreeSet::new));
    assertEquals(all, words);
    assertTrue(page.contains("`NO_USER`") && page.contains("`FORBIDDEN`"));
  }

  @Test
  void every_property_that_a_vendors_route_decides_on_is_explained() throws IOException {
    var used = new TreeSet<String>();
    try (var routes = Files.list(Path.of("routes"))) {
      for (var route : routes.filter(file -> VENDORS.matcher(file.toString()).matches()).toList()) {
        PROPERTY.matcher(Files.readString(route)).results().forEach(p -> used.add(p.group(1)));
      }
    }

    assertTrue(used.size() > 3, used::toString);
    var page = Files.readString(PAGE);
    used.removeIf(property -> page.contains("`" + property + "`"));
    assertEquals(new TreeSet<>(), used);
  }

  @Test
  void everything_that_the_routes_of_the_example_say_is_explained() throws IOException {
    var page = Files.readString(PAGE).replace("\"", "");
    var routes = Files.readString(Path.of("routes/scim.camel.yaml")).replace("\"", "");
    var unexplained = new TreeSet<String>();
    for (var call : CALL.matcher(routes).results().toList()) {
      var said = call.group(1) + "." + call.group(2);
      if (!page.contains("`" + said) && !page.contains(call.group())) {
        unexplained.add(said);
      }
    }

    assertEquals(new TreeSet<>(), unexplained);
  }

  /** The lines follow each other in the file, however far it indents them all. */
  private static boolean hasPart(List<String> file, List<String> part) {
    for (int from = 0; from + part.size() <= file.size(); from++) {
      var lines = String.join("\n", file.subList(from, from + part.size()));
      if (lines.stripIndent().equals(String.join("\n", part).stripIndent())) {
        return true;
      }
    }
    return false;
  }
}
