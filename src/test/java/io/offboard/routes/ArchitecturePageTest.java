package io.offboard.routes;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.call.Call;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/architecture.md} the same as the routes and the sources. */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("docs", "architecture.md");
  private static final String HOW = "Write the page anew: -Darchitecture.write=true";
  private static final Pattern PICTURE = Pattern.compile("(?<=```mermaid\\n)(?s:.*?)(?=```)");
  private static final Pattern PROPERTIES =
      Pattern.compile("(?<=\\| property \\| written by \\| read by \\| \\|\\n)(\\|.*\\n)+");
  private static final Pattern PROPERTY =
      Pattern.compile("(?m)^\\| `([\\w.]+)` \\|[^|\\n]*\\|[^|\\n]*\\| (.*) \\|$");
  private static final Pattern PART =
      Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|\\n]*\\|[^|\\n]*\\|$");
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+[a-z]\\w*)(?:\\.\\w+)?`");

  @Test
  void the_picture_shows_every_call_and_no_other() throws IOException {
    assertShown(PICTURE, new RoutePicture().draw());
  }

  @Test
  void the_table_has_every_property_and_who_writes_and_reads_it() throws IOException {
    var said =
        PROPERTY
            .matcher(Files.readString(PAGE))
            .results()
            .collect(toMap(row -> row.group(1), row -> row.group(2)));
    var rows =
        HandedOn.properties().entrySet().stream()
            .map(property -> row(property, said.getOrDefault(property.getKey(), "?")))
            .collect(joining("\n", "|---|---|---|---|\n", "\n"));

    assertShown(PROPERTIES, rows);
    assertFalse(rows.contains("| ? |"), () -> "Say of each property what it is: " + rows);
  }

  @Test
  void what_is_written_is_read() {
    var idle =
        HandedOn.properties().entrySet().stream()
            .filter(
                property ->
                    property.getValue().readers().isEmpty()
                        || property.getValue().writers().isEmpty())
            .toList();

    assertEquals("[]", idle.toString());
  }

  @Test
  void the_table_of_the_call_has_all_of_it() throws IOException {
    var parts =
        Stream.of(Call.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .map(field -> field.getName())
            .collect(toSet());
    var shown =
        PART.matcher(Files.readString(PAGE)).results().map(part -> part.group(1)).collect(toSet());

    assertEquals(new TreeSet<>(parts), new TreeSet<>(shown));
  }

  @Test
  void every_class_that_the_page_names_exists() throws IOException {
    Set<String> types;
    try (var files = Files.walk(Path.of("src"))) {
      types =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.replace(".java", ""))
              .collect(toSet());
    }
    var named = new TreeSet<String>();
    CLASS.matcher(Files.readString(PAGE)).results().forEach(name -> named.add(name.group(1)));

    named.removeAll(types);
    assertEquals(Set.of(), named);
  }

  private static void assertShown(Pattern place, String text) throws IOException {
    if (Boolean.getBoolean("architecture.write")) {
      var page =
          place.matcher(Files.readString(PAGE)).replaceFirst(found -> text.replace("$", "\\$"));
      Files.writeString(PAGE, page);
    }
    var shown = place.matcher(Files.readString(PAGE)).results().map(found -> found.group());
    assertEquals(text, shown.collect(joining()), HOW);
  }

  private static String row(Map.Entry<String, HandedOn.Users> property, String meaning) {
    var users = property.getValue();
    return "| `%s` | %s | %s | %s |"
        .formatted(property.getKey(), names(users.writers()), names(users.readers()), meaning);
  }

  private static String names(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(joining(", "));
  }
}
