package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxScim.READY_USER_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxScimDialectsTest extends ScimSandboxTestBase {
  private static final String READY = "/scim/v2/Users/" + READY_USER_ID;

  @ParameterizedTest
  @CsvSource({"put-405,405", "put-501,501", "put-404,404"})
  void takes_put_only(String dialect, int status) throws Exception {
    var path = "/" + dialect + READY;
    var document = (ObjectNode) json(caller.get(path));

    assertEquals(status, patch(path, DEACTIVATION).statusCode());
    assertTrue(json(caller.get(path)).path("active").booleanValue());
    assertFalse(config("/" + dialect).at("/patch/supported").booleanValue());

    assertEquals(200, put(path, document.put("active", false).toString()).statusCode());
    assertFalse(read(READY_USER_ID).path("active").booleanValue());
    assertTrue(config("").at("/patch/supported").booleanValue());
  }

  @Test
  void says_in_its_own_way_that_it_knows_no_patch() throws Exception {
    var notAllowed = patch("/put-405" + READY, DEACTIVATION);
    assertError(405, null, notAllowed);
    assertEquals("GET, PUT", header(notAllowed, "Allow"));
    assertError(501, null, patch("/put-501" + READY, DEACTIVATION));
    var page = patch("/put-404" + READY, DEACTIVATION);
    assertEquals("text/html", header(page, "Content-Type"));
    assertThrows(JsonProcessingException.class, () -> json(page));
  }

  @Test
  void takes_operations_without_a_path_only() throws Exception {
    assertError(422, "invalidSyntax", patch("/patch-value" + READY, DEACTIVATION));

    var valueForm = patch("{\"op\":\"replace\",\"value\":{\"active\":false}}");
    assertEquals(200, patch("/patch-value" + READY, valueForm).statusCode());
    assertFalse(read(READY_USER_ID).path("active").booleanValue());
  }

  @Test
  void understands_plain_json_only() throws Exception {
    var refused = patch("/json" + READY, DEACTIVATION);
    assertError(415, null, refused);
    assertEquals("application/json", header(refused, "Content-Type"));
    assertError(406, null, caller.call("GET", "/json" + READY, "", "Accept", SCIM_JSON));

    var plain =
        caller.call(
            "PATCH",
            "/json" + READY,
            DEACTIVATION,
            "Content-Type",
            "application/json; charset=utf-8",
            "Accept",
            "application/json");
    assertEquals(200, plain.statusCode(), plain.body());
    assertEquals("application/json", header(plain, "Content-Type"));
  }

  @Test
  void changes_nothing_without_the_version() throws Exception {
    assertError(428, null, patch("/if-match" + READY, DEACTIVATION));
    assertError(412, null, patchIfMatch("/if-match" + READY, "W/\"7\""));
    assertTrue(read(READY_USER_ID).path("active").booleanValue());

    assertEquals(200, patchIfMatch("/if-match" + READY, "W/\"1\"").statusCode());
    assertError(412, null, patchIfMatch("/if-match" + READY, "W/\"1\""));
  }

  @Test
  void heeds_a_version_where_none_is_needed_too() throws Exception {
    assertError(412, null, patchIfMatch(READY, "W/\"7\""));
    assertEquals(200, patchIfMatch(READY, "*").statusCode());
  }

  @Test
  void filters_by_user_name_only() throws Exception {
    var users = "/user-name/scim/v2/Users";
    var found = json(caller.get(users + "?filter=username%20eq%20%22TOM.gray@acme.example%22"));
    assertEquals(1, found.path("totalResults").intValue());
    assertError(
        400, "invalidFilter", caller.get(users + "?filter=emails.value%20eq%20%22a@b.example%22"));
    assertEquals(200, caller.get(users).statusCode());
  }

  private ObjectNode config(String dialect) throws IOException, InterruptedException {
    return (ObjectNode) json(caller.get(dialect + "/scim/v2/ServiceProviderConfig"));
  }
}
