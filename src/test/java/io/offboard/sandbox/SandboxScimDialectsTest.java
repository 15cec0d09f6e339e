package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxScim.READY_USER_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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

  @ParameterizedTest
  @CsvSource({"count-ignored,4,10", "start-index-ignored,1,3", "page-total,4,3"})
  void passes_over_a_parameter_of_a_list_or_counts_the_page_only(
      String dialect, int startIndex, int size) throws Exception {
    var page = list(dialect, "?startIndex=4&count=3");

    assertEquals(startIndex, page.path("startIndex").intValue());
    assertEquals(size, page.path("Resources").size());
    assertEquals(size, page.path("itemsPerPage").intValue());
    assertEquals(dialect.equals("page-total"), page.path("totalResults").intValue() == size);
    assertEquals(startIndex == 4 ? id(4) : READY_USER_ID, page.at("/Resources/0/id").textValue());
  }

  @Test
  void leaves_out_the_total_and_what_is_empty() throws Exception {
    var found = list("no-total", "?count=3");
    var empty = list("no-total", "?filter=userName%20eq%20%22nobody%22");

    assertEquals(3, found.path("Resources").size());
    assertFalse(found.has("totalResults"));
    assertFalse(empty.has("totalResults"));
    assertFalse(empty.has("Resources"));
    assertEquals(0, empty.path("itemsPerPage").intValue());
  }

  @Test
  void tells_numbers_as_texts() throws Exception {
    var page = list("text-numbers", "?startIndex=4&count=3");

    assertEquals("4", page.path("startIndex").textValue());
    assertEquals("3", page.path("itemsPerPage").textValue());
    assertTrue(page.path("totalResults").textValue().matches("3\\d"));
  }

  private JsonNode list(String dialect, String query) throws IOException, InterruptedException {
    var answer = caller.get("/" + dialect + "/scim/v2/Users" + query);
    assertEquals(200, answer.statusCode(), answer.body());
    return json(answer);
  }

  private ObjectNode config(String dialect) throws IOException, InterruptedException {
    return (ObjectNode) json(caller.get(dialect + "/scim/v2/ServiceProviderConfig"));
  }
}
