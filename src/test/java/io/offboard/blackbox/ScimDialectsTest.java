package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.Expectation;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that call themselves SCIM and differ: what is sent to them, and in which order. */
class ScimDialectsTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String ACTIVE = "{\"id\":\"u1\",\"userName\":\"ada\",\"active\":true}";
  private static final String INACTIVE = "{\"id\":\"u1\",\"userName\":\"ada\",\"active\":false}";
  private static final String HINT = "another update setting in the account: put or patch_value";

  @Test
  void takes_the_value_form_without_a_path() {
    expectPatch()
        .withJson(
            """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "replace", "value": {"active": false}}]}
            """)
        .answer(204, "");
    expectRead(INACTIVE);

    assertOutcome("200 deactivated", scim("update: patch_value"));
  }

  @Test
  void speaks_plain_json() {
    expectPatch()
        .withHeader("Content-Type", "application/json")
        .withHeader("Accept", "application/json")
        .answer(204, "");
    vendor.expect("GET", USER).withHeader("Accept", "application/json").answer(200, INACTIVE);

    assertOutcome("200 deactivated", scim("media_type: application/json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "405 | {\"detail\":\"Not here\"} | Not here",
        "501 | ''                        | Not Implemented",
        "404 | <html>no such page</html> | Not Found",
        "404 | {\"message\":\"No route\"} | No route",
        "404 | {\"schemas\":[\"urn:acme:Error\"],\"detail\":\"Gone\"} | Gone"
      })
  void a_refused_patch_is_passed_on_with_a_hint_and_no_second_write(
      int status, String body, String said) {
    expectPatch().answer(status, body);

    var reply = deactivate(scim(), user("u1")).isVendorError(status, said);

    assertTrue(reply.message().contains(HINT), reply::toString);
    assertEquals(1, vendor.requests().size());
    assertNull(reply.outcome());
  }

  @Test
  void a_404_in_scims_own_words_is_about_the_user_and_has_no_hint() {
    expectPatch().answer(404, error(404, "Resource u1 not found"));

    var reply = deactivate(scim(), user("u1")).isVendorError(404, "Resource u1 not found");

    assertEquals("Resource u1 not found", reply.message());
  }

  @Test
  void a_user_who_is_deleted_when_set_inactive_is_deactivated() {
    expectPatch().answer(200, ACTIVE);
    vendor.expect("GET", USER).answer(404, error(404, "Resource u1 not found"));

    deactivate(scim(), user("u1"))
        .isSuccess(
            "deactivated",
            "{\"id\": \"u1\", \"username\": \"ada\", \"remote_data\": %s}".formatted(ACTIVE));
  }

  @Test
  void no_field_of_another_user_is_shown_of_one_who_is_gone() {
    expectPatch().answer(200, ACTIVE.replace("u1", "u2"));
    vendor.expect("GET", USER).answer(404, error(404, "Resource u1 not found"));

    deactivate(scim(), user("u1"))
        .isSuccess("deactivated", "{\"id\": \"u1\", \"remote_data\": {}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"detail\":\"no\"}", ""})
  void a_404_in_other_words_after_an_accepted_write_proves_nothing(String body) {
    expectPatch().answer(204, "");
    vendor.expect("GET", USER).answer(404, body);

    assertOutcome("202 pending", scim());
  }

  @Test
  void a_user_who_is_gone_after_an_unclear_write_is_unknown() {
    expectPatch().answer(Fault.close());
    vendor.expect("GET", USER).answer(404, error(404, "Resource u1 not found"));

    assertOutcome("504 unknown", scim());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 422})
  void a_refusal_of_a_user_who_is_inactive_already_is_a_success(int status) {
    expectPatch().answer(status, error(status, "mutability"));
    expectRead(INACTIVE);

    assertOutcome("200 already_inactive", scim());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | 200 | {\"id\":\"u1\",\"active\":true}",
        "409 | 200 | {\"id\":\"u1\"}",
        "422 | 200 | {\"id\":\"u2\",\"active\":false}",
        "422 | 503 | {}",
        "400 | 404 | {}",
        "400 | 403 | {}"
      })
  void a_refusal_stands_unless_the_one_read_shows_the_user_inactive(
      int status, int readStatus, String read) {
    expectPatch().answer(status, error(status, "Not like this"));
    vendor.expect("GET", USER).answer(readStatus, read);

    deactivate(scim(), user("u1")).isVendorError(status, "Not like this");
  }

  @Test
  void a_refusal_after_an_unclear_write_may_be_of_what_that_has_done() {
    expectPatch().answer(502, "");
    expectRead(ACTIVE);
    expectPatch().answer(400, error(400, "mutability"));
    expectRead(INACTIVE);

    assertOutcome("200 deactivated", scim());
  }

  @Test
  void a_refusal_after_an_unclear_write_is_unknown_if_the_user_cannot_be_read() {
    expectPatch().answer(502, "");
    expectRead(ACTIVE);
    expectPatch().answer(400, error(400, "mutability"));
    vendor.expect("GET", USER).answer(503, "");

    assertOutcome("504 unknown", scim());
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"False\"", "\"fAlSe\"", "0", "0.0"})
  void active_may_be_written_in_many_ways(String value) {
    expectPatch().answer(204, "");
    expectRead("{\"id\":\"u1\",\"active\":" + value + "}");

    var reply = assertOutcome("200 deactivated", scim());

    assertEquals("inactive", reply.json().path("status").textValue(), reply::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"True\"", "1", "2", "\"0\"", "\"\"", "null", "[]"})
  void nothing_else_is_a_proof(String value) {
    expectPatch().answer(204, "");
    for (var read = 0; read < 5; read++) {
      expectRead("{\"id\":\"u1\",\"active\":" + value + "}");
    }

    assertOutcome("202 pending", scim());
  }

  @Test
  void a_byte_order_mark_is_skipped() {
    expectPatch().answer(200, "\uFEFF" + ACTIVE);
    expectRead("\uFEFF" + INACTIVE);

    assertOutcome("200 deactivated", scim());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2b0e7d1c-91e3-4c5a-9d0a-0a1b2c3d4e5f | \"2B0E7D1C-91E3-4C5A-9D0A-0A1B2C3D4E5F\"",
        "2B0E7D1C-91E3-4C5A-9D0A-0A1B2C3D4E5F | \"2b0e7d1c-91e3-4c5a-9d0a-0a1b2c3d4e5f\"",
        "1042                                 | 1042",
        "12345678901234567890123456789        | 12345678901234567890123456789"
      })
  void an_id_may_be_in_other_letters_or_a_number(String id, String shown) {
    var user = "/scim/v2/Users/" + id;
    vendor.expect("PATCH", user).answer(200, "{\"id\":%s,\"active\":true}".formatted(shown));
    vendor.expect("GET", user).answer(200, "{\"id\":%s,\"active\":false}".formatted(shown));

    assertEquals("deactivated", deactivate(scim(), user(id)).outcome());
  }

  @Test
  void an_id_that_is_no_uuid_is_another_one_in_other_letters() {
    vendor.expect("PATCH", "/scim/v2/Users/abc").answer(204, "");
    for (var read = 0; read < 5; read++) {
      vendor.expect("GET", "/scim/v2/Users/abc").answer(200, "{\"id\":\"ABC\",\"active\":false}");
    }

    assertEquals("pending", deactivate(scim(), user("abc")).outcome());
  }

  @Test
  void a_document_from_before_the_change_does_not_matter() {
    expectPatch().answer(200, ACTIVE);
    expectRead(INACTIVE);

    assertOutcome("200 deactivated", scim());
  }

  @ParameterizedTest
  @CsvSource({
    "update: delete, update",
    "media_type: text/json, media_type",
    "'transforms: {request: acme/none}', transforms.request",
    "'transforms: {}', transforms"
  })
  void a_setting_that_there_is_not_is_named(String setting, String named) {
    deactivate(scim(setting), user("u1")).isError(500, named);

    assertNothingWasSent();
  }

  private Reply assertOutcome(String expected, TestAccount account) {
    var reply = deactivate(account, user("u1"));
    assertEquals(expected, reply.status() + " " + reply.outcome(), reply::toString);
    return reply;
  }

  private Expectation expectPatch() {
    return vendor.expect("PATCH", USER);
  }

  private void expectRead(String document) {
    vendor.expect("GET", USER).answer(HttpAnswer.of(200, document));
  }

  private static String error(int status, String detail) {
    return """
    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "%d", "detail": "%s"}
    """
        .formatted(status, detail);
  }
}
