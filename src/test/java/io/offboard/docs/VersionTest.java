package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The version of pom.xml stands wherever a version of this project does. */
class VersionTest {
  private static final String NUMBER = "(\\d+\\.\\d+\\.\\d+[\\w.-]*)";
  private static final String OWN = "offboard[\\w.-]*</artifactId>\\s*<version>" + NUMBER + "<";

  /** Which files name the version, and how. */
  private static final List<Place> PLACES =
      List.of(
          new Place(
              "examples/*/pom.xml",
              "(?s)^.*?<artifactId>[\\w.-]+</artifactId>\\s*<version>" + NUMBER + "<"),
          new Place("examples/*/pom.xml", "<offboard[\\w.-]*version>" + NUMBER + "<"),
          new Place(
              "examples/{plain-camel,kamelet,spring-boot}/README.md",
              "target/[a-z-]+-" + NUMBER + "\\.jar"),
          new Place(
              "bench/{,*/,*/*/}pom.xml",
              "<groupId>io.offboard[\\w.]*</groupId>\\s*<artifactId>[\\w.-]+</artifactId>\\s*<version>"
                  + NUMBER
                  + "<"),
          new Place("docs/testing.md", OWN),
          new Place(
              "src/main/resources/kamelets/*.yaml",
              "mvn:io.offboard:offboard-routes:" + NUMBER + "\""),
          new Place("docker/compose.yaml", "image: offboard-routes:" + NUMBER),
          new Place("{README.md,docs/api.md}", "\"offboard-routes/" + NUMBER + "\""),
          new Place(
              "src/main/resources/openapi.yaml",
              "\\ninfo:\\n(?:  .*\\n)*?  version: \"?" + NUMBER));

  private record Place(String files, String pattern) {}

  private final String version = only(Files.readString(Path.of("pom.xml")), OWN);

  VersionTest() throws IOException {}

  @TestFactory
  Stream<DynamicTest> every_file_that_names_it_names_this_one() {
    return PLACES.stream()
        .map(place -> DynamicTest.dynamicTest(place.toString(), () -> check(place)));
  }

  private void check(Place place) throws IOException {
    var glob = FileSystems.getDefault().getPathMatcher("glob:" + place.files());
    var pattern = Pattern.compile(place.pattern());
    var top = Path.of(place.files().replaceAll("[*{].*", ""));
    try (var files = Files.walk(top, 5)) {
      var named = files.map(Path::normalize).filter(glob::matches).toList();
      assertFalse(named.isEmpty(), place::files);
      for (var file : named) {
        var found = pattern.matcher(Files.readString(file)).results().toList();
        assertFalse(found.isEmpty(), () -> "no version in " + file);
        found.forEach(one -> assertEquals(version, one.group(1), file::toString));
      }
    }
  }

  @Test
  void the_changelog_begins_with_it_once_it_is_released() throws IOException {
    var changelog = Files.readString(Path.of("CHANGELOG.md"));
    var first = changelog.split("\n## ")[1];
    if (version.endsWith("-SNAPSHOT")) {
      assertTrue(first.startsWith("Unreleased\n"), first);
    } else {
      assertTrue(first.matches("(?s)\\Q" + version + "\\E - \\d{4}-\\d\\d-\\d\\d\n.*"), first);
      assertTrue(first.contains("\n### Upgrading\n"), "what an upgrade asks for");
    }
  }

  @Test
  void the_bytes_of_a_release_are_those_of_its_day() throws IOException {
    var day = only(Files.readString(Path.of("pom.xml")), "outputTimestamp>(\\d{4}-\\d\\d-\\d\\d)T");
    var dated = Pattern.compile("\n## \\Q" + version + "\\E - (\\S+)\n");
    dated
        .matcher(Files.readString(Path.of("CHANGELOG.md")))
        .results()
        .forEach(released -> assertEquals(released.group(1), day));
  }

  private static String only(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text).results().toList();
    assertEquals(1, found.size(), pattern);
    return found.get(0).group(1);
  }
}
