package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxScim.READY_USER_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxScimTest extends ScimSandboxTestBase {
  @Test
  void shows_a_user_with_its_version_and_its_address() throws Exception {
    var answer = caller.get(userPath(READY_USER_ID));

    assertEquals(SCIM_JSON, header(answer, "Content-Type"));
    assertEquals("W/\"1\"", header(answer, "ETag"));
    assertEquals("W/\"1\"", json(answer).at("/meta/version").textValue());
    assertEquals(
        scim.serviceUri() + "/Users/" + READY_USER_ID,
        json(answer).at("/meta/location").textValue());
    assertEquals(3, json(answer).path("emails").size());
    assertTrue(json(answer).path("active").isBoolean());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}",
        "{\"op\":\"Replace\",\"path\":\"Active\",\"value\":\"False\"}",
        "{\"op\":\"ADD\",\"path\":\"active\",\"value\":0}",
        "{\"op\":\"replace\",\"value\":{\"active\":false}}",
        "{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:core:2.0:User:active\","
            + "\"value\":false}"
      })
  void sets_a_user_inactive_by_either_form_of_an_operation(String operation) throws Exception {
    clock.advance(Duration.ofMillis(1500));

    var answer = patch(userPath(READY_USER_ID), patch(operation));

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(SCIM_JSON, header(answer, "Content-Type"));
    assertEquals("W/\"2\"", header(answer, "ETag"));
    assertEquals(read(READY_USER_ID), json(answer));
    assertFalse(json(answer).path("active").booleanValue());
    assertEquals("2025-11-23T10:00:01.500Z", json(answer).at("/meta/lastModified").textValue());
    assertEquals("W/\"2\"", json(answer).at("/meta/version").textValue());
  }

  @Test
  void keeps_version_and_time_where_nothing_changes() throws Exception {
    var before = read(id(3));

    assertEquals(200, deactivate(id(3)).statusCode());

    assertEquals(before, read(id(3)));
  }

  @Test
  void may_answer_a_change_without_a_body() throws Exception {
    var answer = deactivate(id(2));

    assertEquals(204, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals("W/\"2\"", header(answer, "ETag"));
    assertFalse(read(id(2)).path("active").booleanValue());
  }

  @Test
  void takes_back_a_whole_document_and_loses_nothing_of_it() throws Exception {
    var before = (ObjectNode) read(id(12));

    var answer = put(userPath(id(12)), before.put("active", false).toString());

    assertEquals(200, answer.statusCode(), answer.body());
    var after = (ObjectNode) read(id(12));
    assertEquals("W/\"2\"", after.at("/meta/version").textValue());
    assertTrue(answer.body().contains("\"badge\":12345678901234567890,"), answer.body());
    assertTrue(answer.body().contains("\"ratio\":0.12345678901234567891,"), answer.body());
    assertEquals(before.without(List.of("meta")), after.without(List.of("meta")));
  }

  @Test
  void forgets_what_a_new_document_leaves_out_but_who_it_is() throws Exception {
    var document =
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada@acme.example"}""";

    var after = json(put(userPath(READY_USER_ID), document));

    assertEquals(READY_USER_ID, after.path("id").textValue());
    assertEquals("2021-03-01T08:00:00.000Z", after.at("/meta/created").textValue());
    assertTrue(after.path("active").booleanValue());
    assertFalse(after.has("emails"));
  }

  @Test
  void changes_other_attributes_too() throws Exception {
    var operations =
        """
        {"op":"replace","path":"name.givenName","value":"Augusta"},
        {"op":"replace","path":"%1$s:department","value":"Research"},
        {"op":"add","path":"emails","value":[{"value":"new@acme.example","type":"work"}]},
        {"op":"replace","value":{"%1$s":{"costCenter":"9"}}},
        {"op":"remove","path":"title"}"""
            .formatted(ENTERPRISE);

    var after = json(patch(userPath(READY_USER_ID), patch(operations)));

    assertEquals("Augusta", after.at("/name/givenName").textValue());
    assertEquals("Research", after.path(ENTERPRISE).path("department").textValue());
    assertEquals("9", after.path(ENTERPRISE).path("costCenter").textValue());
    assertEquals(4, after.path("emails").size());
    assertFalse(after.has("title"));
  }

  @Test
  void makes_all_operations_of_a_call_or_none() throws Exception {
    var before = read(READY_USER_ID);
    var operations = "{\"op\":\"replace\",\"path\":\"active\",\"value\":false},{\"op\":\"remove\"}";

    assertError(400, "noTarget", patch(userPath(READY_USER_ID), patch(operations)));

    assertEquals(before, read(READY_USER_ID));
  }

  @Test
  void forgets_everything_when_started_again() throws Exception {
    deactivate(READY_USER_ID);

    try (var fresh = SandboxScim.start(clock)) {
      assertNotEquals(scim.serviceUri(), fresh.serviceUri());
      var user = new Caller(fresh.baseUri(), caller.authorization()).get(userPath(READY_USER_ID));
      assertTrue(json(user).path("active").booleanValue());
    }
  }
}
