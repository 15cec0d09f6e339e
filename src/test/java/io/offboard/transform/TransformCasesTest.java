package io.offboard.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every case that lies beside a transform; a new case needs no Java. */
class TransformCasesTest {
  private static final Path FOLDER = Path.of("transforms");
  private static final Pattern FILE = Pattern.compile("(.+?)\\.(jslt|cases\\.json)");
  private static final ObjectWriter PRETTY = Json.MAPPER.writerWithDefaultPrettyPrinter();

  private final Transforms transforms = Transforms.load(null);

  record Case(String name, JsonNode input, Map<String, JsonNode> variables, JsonNode output) {
    Case {
      variables = variables == null ? Map.of() : variables;
    }
  }

  @TestFactory
  Stream<DynamicContainer> gives_the_expected_output() throws IOException {
    return names().stream()
        .map(name -> DynamicContainer.dynamicContainer(name, cases(name).map(c -> test(name, c))));
  }

  private DynamicTest test(String transform, Case aCase) {
    return DynamicTest.dynamicTest(
        aCase.name(),
        () -> {
          JsonNode input = aCase.input().deepCopy();
          JsonNode output = transforms.apply(transform, input, aCase.variables());
          assertEquals(
              PRETTY.writeValueAsString(aCase.output()), PRETTY.writeValueAsString(output));
          assertEquals(aCase.input(), input, "the input stays as it is");
        });
  }

  private static SortedSet<String> names() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files
          .map(file -> FILE.matcher(FOLDER.relativize(file).toString()))
          .filter(Matcher::matches)
          .forEach(file -> names.add(file.group(1).replace('\\', '/')));
    }
    assertFalse(names.isEmpty());
    return names;
  }

  private static Stream<Case> cases(String name) {
    Path file = FOLDER.resolve(name + ".cases.json");
    try {
      List<Case> cases =
          Json.MAPPER.readValue(Files.readString(file), new TypeReference<List<Case>>() {});
      assertFalse(cases.isEmpty(), () -> file + " has no case");
      return cases.stream();
    } catch (IOException e) {
      throw new AssertionError(name + " has no readable " + file, e);
    }
  }
}
