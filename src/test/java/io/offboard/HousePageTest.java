package io.offboard;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rooms in {@code docs/architecture.md} are those of the house, and in their order. */
class HousePageTest {
  private static final String HOUSE = "io.offboard";
  private static final Path SOURCES = Path.of("src/main/java/io/offboard");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (.+) \\|$");
  private static final Pattern SENTENCE = Pattern.compile("/\\*\\*(?s:(.+?\\.))(?=\\s)");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));
  private final String page = Files.readString(Path.of("docs/architecture.md"));
  private final String table = page.substring(page.indexOf("## The rooms"));
  private final List<String> rooms = ROW.matcher(table).results().map(row -> row.group(1)).toList();

  HousePageTest() throws IOException {}

  @Test
  void the_table_has_every_room() {
    var inhabited = CLASSES.stream().map(HousePageTest::room).collect(toCollection(TreeSet::new));

    assertEquals(inhabited, new TreeSet<>(rooms));
  }

  @Test
  void a_room_knows_only_rooms_below_it() {
    var upwards =
        CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(this::isUpwards)
            .map(Dependency::getDescription)
            .collect(toCollection(TreeSet::new));

    assertEquals(Set.of(), upwards);
  }

  @Test
  void a_room_is_for_what_its_package_says() throws IOException {
    var checked = new ArrayList<String>();
    for (var row : ROW.matcher(table).results().toList()) {
      var says = SOURCES.resolve(row.group(1)).resolve("package-info.java");
      if (Files.exists(says)) {
        var sentence = SENTENCE.matcher(Files.readString(says));
        assertTrue(sentence.find(), says::toString);
        assertEquals(plain(sentence.group(1)), row.group(2));
        checked.add(row.group(1));
      }
    }
    assertEquals(rooms.size() - 2, checked.size(), checked::toString);
  }

  private static String plain(String javadoc) {
    return javadoc.replaceAll("\\s+\\*?\\s*", " ").replaceAll("\\{@code (.+?)}", "`$1`").strip();
  }

  private boolean isUpwards(Dependency dependency) {
    var target = dependency.getTargetClass().getBaseComponentType();
    return target.getPackageName().startsWith(HOUSE)
        && rooms.indexOf(room(target)) < rooms.indexOf(room(dependency.getOriginClass()));
  }

  /** What adds the routes knows nearly all; the words beside it are at the ground. */
  private static String room(JavaClass type) {
    if (!type.getPackageName().equals(HOUSE)) {
      return type.getPackageName().substring(HOUSE.length() + 1).replaceFirst("\\..*", "");
    }
    var adds = OffboardRoutes.class.getSimpleName();
    return type.getName().startsWith(HOUSE + "." + adds) ? adds : HOUSE;
  }
}
