package io.offboard.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcludedFieldsTest {
  @Test
  void leaves_out_a_field_even_id() throws IOException {
    assertExcluded("{'name': 'a'}", "{'id': 'u1', 'name': 'a'}", "id");
  }

  @Test
  void leaves_out_several_fields() throws IOException {
    assertExcluded("{'b': 2}", "{'a': 1, 'b': 2, 'c': {}}", "a", "c");
  }

  @Test
  void a_plain_name_does_not_reach_inside() throws IOException {
    assertExcluded("{'a': {'id': 1}}", "{'id': 1, 'a': {'id': 1}}", "id");
  }

  @Test
  void a_dotted_name_reaches_into_objects() throws IOException {
    assertExcluded(
        "{'remote_data': {'profile': {}}}",
        "{'remote_data': {'profile': {'login': 'x'}}}",
        "remote_data.profile.login");
  }

  @Test
  void a_dotted_name_reaches_into_each_element_of_a_list() throws IOException {
    assertExcluded(
        "{'emails': [{'email': 'a'}, 'odd', {}]}",
        "{'emails': [{'email': 'a', 'type': 'x'}, 'odd', {'type': 'y'}]}",
        "emails.type");
  }

  @Test
  void a_dotted_name_reaches_through_lists_in_lists() throws IOException {
    assertExcluded("{'a': [[{'b': [{}]}]]}", "{'a': [[{'b': [{'c': 1}]}]]}", "a.b.c");
  }

  @Test
  void the_answer_may_be_a_list() throws IOException {
    assertExcluded("[{'b': 1}]", "[{'a': 1, 'b': 1}]", "a");
  }

  @Test
  void unknown_names_do_nothing() throws IOException {
    String body = "{'a': 1, 'b': null, 'c': {'d': 1}}";

    assertExcluded(body, body, "x", "a.b", "b.c", "c.x", "x.y.z", ".", "a.", ".a", "..", "");
  }

  @Test
  void a_key_with_a_dot_is_left_out_by_its_own_name() throws IOException {
    assertExcluded(
        "{'a': {}, 'r': {}}", "{'a.b': 1, 'a': {'b': 2}, 'r': {'c.d': 1}}", "a.b", "r.c.d");
  }

  @Test
  void the_answer_itself_stays_as_it_was() throws IOException {
    JsonNode body = json("{'a': {'b': 1, 'c': [{'d': 1}]}}");

    ExcludedFields.removedFrom(body, List.of("a.b", "a.c.d"));

    assertEquals(json("{'a': {'b': 1, 'c': [{'d': 1}]}}"), body);
  }

  private static void assertExcluded(String expected, String body, String... names)
      throws IOException {
    assertEquals(json(expected), ExcludedFields.removedFrom(json(body), List.of(names)));
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }
}
