package io.offboard.sandbox;

import static io.offboard.sandbox.SandboxScim.READY_USER_ID;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxScimFailuresTest extends ScimSandboxTestBase {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"maybe\"} | invalidValue",
        "{\"op\":\"replace\",\"path\":\"active\"} | invalidValue",
        "{\"op\":\"replace\",\"value\":false} | invalidValue",
        "{\"op\":\"remove\",\"path\":\"active\"} | invalidValue",
        "{\"op\":\"remove\",\"path\":\"userName\"} | invalidValue",
        "{\"op\":\"remove\"} | noTarget",
        "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"} | mutability",
        "{\"op\":\"replace\",\"path\":\"shoeSize\",\"value\":\"9\"} | invalidPath",
        "{\"op\":\"replace\",\"path\":\"emails.value\",\"value\":\"x\"} | invalidPath",
        "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"x\"} | invalidPath",
        "{\"op\":\"move\",\"path\":\"active\",\"value\":false} | invalidSyntax",
        "`` | invalidSyntax"
      })
  void refuses_operations_that_cannot_be(String operation, String scimType) throws Exception {
    var before = read(READY_USER_ID);

    assertError(400, scimType, patch(userPath(READY_USER_ID), patch(operation)));

    assertEquals(before, read(READY_USER_ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "{}", "{\"Operations\":[]}"})
  void refuses_a_body_that_is_no_scim_message(String body) throws Exception {
    assertError(400, "invalidSyntax", patch(userPath(READY_USER_ID), body));
    assertError(400, "invalidSyntax", put(userPath(READY_USER_ID), body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\":\"x\",\"userName\":\"ada\" | mutability",
        "\"active\":false | invalidValue",
        "\"active\":\"maybe\",\"userName\":\"ada\" | invalidValue"
      })
  void refuses_a_document_that_cannot_be(String attributes, String scimType) throws Exception {
    var document = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],%s}";

    assertError(400, scimType, put(userPath(READY_USER_ID), document.formatted(attributes)));
  }

  @Test
  void knows_no_other_user_path_or_method() throws Exception {
    assertError(404, null, caller.get(userPath("nobody")));
    assertError(404, null, deactivate("nobody"));
    assertError(404, null, caller.get("/scim/v2/Groups"));
    assertError(404, null, caller.get("/scim/v2"));
    assertError(404, null, caller.get("/Users/" + READY_USER_ID));
    assertError(405, null, caller.call("DELETE", userPath(READY_USER_ID), ""));
    assertError(405, null, caller.post("/scim/v2/Users", "{}"));
  }

  @Test
  void takes_either_json_but_nothing_else() throws Exception {
    var path = userPath(READY_USER_ID);
    assertError(415, null, caller.call("PATCH", path, DEACTIVATION, "Content-Type", "text/plain"));
    var json = caller.call("PATCH", path, DEACTIVATION, "Content-Type", "application/json");
    assertEquals(200, json.statusCode());
  }

  @Test
  void accepts_its_token_only() throws Exception {
    var refused = new Caller(scim.baseUri(), "Bearer other").get(userPath(READY_USER_ID));

    assertError(401, null, refused);
    assertEquals("Bearer", header(refused, "WWW-Authenticate"));
  }

  @Test
  void refuses_calls_past_the_limit_and_says_for_how_long() throws Exception {
    for (var i = 0; i < SandboxScim.LIMIT; i++) {
      read(READY_USER_ID);
    }
    clock.advance(Duration.ofSeconds(20));

    var refused = deactivate(READY_USER_ID);
    assertError(429, null, refused);
    assertEquals("40", header(refused, "Retry-After"));

    clock.advance(Duration.ofSeconds(40));
    assertTrue(read(READY_USER_ID).path("active").booleanValue());
  }

  @ParameterizedTest
  @CsvSource({"20,403", "21,500", "22,503"})
  void has_users_whose_change_is_always_refused(int user, int status) throws Exception {
    assertError(status, null, deactivate(id(user)));
    assertError(status, null, deactivate(id(user)));
    assertTrue(read(id(user)).path("active").booleanValue());
  }

  @ParameterizedTest
  @CsvSource({"23,true", "24,false"})
  void drops_the_connection_before_or_after_the_effect_once(int user, boolean activeAfterwards)
      throws Exception {
    assertThrows(IOException.class, () -> deactivate(id(user)));

    assertEquals(activeAfterwards, read(id(user)).path("active").booleanValue());
    assertEquals(200, deactivate(id(user)).statusCode());
  }

  @Test
  void holds_back_a_slow_answer_after_the_effect() {
    var pending =
        caller.callLater("PATCH", userPath(id(25)), DEACTIVATION, "Content-Type", SCIM_JSON);

    await().until(() -> !read(id(25)).path("active").booleanValue());
    assertFalse(pending.isDone());
  }
}
