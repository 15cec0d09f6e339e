package io.offboard.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kamelet's declaration, which is its documentation. */
class KameletFileTest {
  private static final Path FILE =
      Path.of("src/main/resources/kamelets/user-directory-deactivate-action.kamelet.yaml");
  private static final Pattern VERSION = Pattern.compile("<version>(.*)</version>");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern QUERY_PARAMETER = Pattern.compile("\\(([a-z_]+)\\)\\.");

  static Stream<Map.Entry<String, JsonNode>> parameters() throws IOException {
    return kamelet().at("/spec/definition/properties").properties().stream();
  }

  @Test
  void it_is_named_like_its_file() throws IOException {
    assertEquals(
        FILE.getFileName().toString(),
        kamelet().at("/metadata/name").textValue() + ".kamelet.yaml");
  }

  @Test
  void it_depends_on_this_version_of_the_routes() throws IOException {
    var version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find());
    assertEquals(
        "mvn:io.offboard:offboard-routes:" + version.group(1),
        kamelet().at("/spec/dependencies/0").textValue());
  }

  @Test
  void its_description_says_how_to_use_it() throws IOException {
    var description = kamelet().at("/spec/definition/description").textValue();

    for (var word :
        List.of("noErrorHandler=true", "\"user_id\"", "\"outcome\"", "embedded()", "RAW(", "toD")) {
      assertTrue(description.contains(word), word);
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void a_parameter_is_documented(Map.Entry<String, JsonNode> parameter) throws IOException {
    for (var member : List.of("title", "description", "type", "example")) {
      assertFalse(parameter.getValue().path(member).asText().isEmpty(), member);
    }
    var required = kamelet().at("/spec/definition/required");
    assertEquals(
        required.toString().contains('"' + parameter.getKey() + '"'),
        !parameter.getValue().has("default"),
        "either required, or with a default");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void a_parameter_names_its_counterpart_in_the_http_query(Map.Entry<String, JsonNode> parameter)
      throws IOException {
    var name = QUERY_PARAMETER.matcher(parameter.getValue().path("description").textValue());
    assertTrue(name.find());
    assertTrue(Files.readString(Path.of("docs/api.md")).contains("`" + name.group(1) + "`"));
  }

  @Test
  void every_parameter_is_used_and_no_other() throws IOException {
    var beans = kamelet().at("/spec/template/beans");
    var used =
        PLACEHOLDER
            .matcher(beans.toString())
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("routeId"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        parameters().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new)), used);
  }

  private static JsonNode kamelet() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
  }
}
