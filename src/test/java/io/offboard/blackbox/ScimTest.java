package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.testkit.Expectation;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimTest extends BlackBoxTest {
  private static final String SCIM_JSON = "application/scim+json";
  private static final String USER = "/scim/v2/Users/u1";
  private static final String DEACTIVATE =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
       "Operations": [{"op": "replace", "path": "active", "value": false}]}
      """;
  private static final String ACTIVE = "{\"id\":\"u1\",\"active\":true}";
  private static final String INACTIVE = "{\"id\":\"u1\",\"userName\":\"ada\",\"active\":false}";
  private static final String SILENT = "{\"id\":\"u1\",\"userName\":\"ada\"}";
  private static final int WHOLE_WINDOW = 5;

  @Test
  void sets_the_user_inactive_and_proves_it() {
    var account = scim();
    expectPatch()
        .withHeader("Authorization", "Bearer " + scimToken(account))
        .withHeader("Content-Type", SCIM_JSON)
        .withHeader("Accept", SCIM_JSON)
        .withJson(DEACTIVATE)
        .answer(204, "");
    expectRead()
        .withHeader("Authorization", "Bearer " + scimToken(account))
        .withHeader("Accept", SCIM_JSON)
        .withoutBody()
        .answer(HttpAnswer.of(200, INACTIVE).header("Content-Type", SCIM_JSON));

    deactivate(account, user("u1"))
        .isSuccess(
            "deactivated",
            "{\"id\": \"u1\", \"username\": \"ada\", \"status\": \"inactive\", \"remote_data\": %s}"
                .formatted(INACTIVE))
        .hasOnlyHeaders("Offboard-Outcome");
    vendor.assertOnlyHeaders(
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Connection",
        "Content-Length",
        "Content-Type",
        "Host",
        "User-Agent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"204 | ''", "200 | ''", "202 | ''", "200 | {}"})
  void takes_any_2xx_as_accepted(int status, String body) {
    expectPatch().answer(status, body);
    expectRead().answer(404, "");

    assertEquals("pending", deactivate(scim(), user("u1")).outcome());
  }

  @Test
  void without_confirm_a_204_is_enough() {
    expectPatch().answer(204, "");

    deactivate(scim("confirm: false"), user("u1"))
        .isSuccess("deactivated", "{\"id\": \"u1\", \"remote_data\": {}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "202 | ''",
        "200 | ''",
        "200 | {\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"400\"}",
        "200 | {\"id\":\"u1\",\"Active\":true}",
        "200 | {\"id\":\"OTHER\",\"active\":false}"
      })
  void without_confirm_any_other_2xx_is_read_back(int status, String body) {
    expectPatch().answer(status, body);
    expectRead().answer(200, INACTIVE);

    assertEquals("deactivated", deactivate(scim("confirm: false"), user("u1")).outcome());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"OTHER\",\"active\":false}",
        "{\"Resources\":[{\"id\":\"u1\",\"active\":false}],\"id\":\"list\",\"active\":false}",
        "{\"userName\":\"eve\",\"active\":false}"
      })
  void another_document_proves_nothing_and_is_not_shown(String document) {
    expectPatch().answer(204, "");
    expectReads(WHOLE_WINDOW, document);

    var reply = deactivate(scim(), user("u1"));

    assertEquals("202 pending", reply.status() + " " + reply.outcome());
    assertEquals(Reply.parse("{\"id\": \"u1\", \"remote_data\": {}}"), reply.json());
  }

  @Test
  void takes_the_fields_from_an_answer_that_is_the_user() {
    expectPatch().answer(200, INACTIVE);

    deactivate(scim("confirm: false"), "&truto_ignore_remote_data=true", user("u1"))
        .isSuccess("deactivated", "{\"id\":\"u1\",\"username\":\"ada\",\"status\":\"inactive\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"204 | '' | {}", "200 | " + SILENT + " | " + SILENT})
  void raw_is_the_answer_to_the_patch(int status, String body, String raw) {
    expectPatch().answer(status, body);
    expectRead().answer(200, INACTIVE);

    deactivate(scim(), "&truto_response_format=raw", user("u1")).isSuccess("deactivated", raw);
  }

  @Test
  void sends_the_callers_query_and_operations() {
    var operations = "[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]";
    vendor
        .expect("PATCH", USER + "?attributes=active")
        .withJson(
            """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": %s}
            """
                .formatted(operations))
        .answer(204, "");
    expectRead().answer(200, "{\"id\":\"u1\",\"active\":\"False\"}");
    var body = "{\"user_id\":\"u1\",\"remote_data\":{\"Operations\":" + operations + "}}";

    var reply = deactivate(scim(), "&remote_query[attributes]=active", body);

    assertEquals("deactivated", reply.outcome());
    assertEquals("inactive", reply.json().path("status").textValue());
  }

  @Test
  void sends_nothing_where_the_callers_operations_deactivate_nobody() {
    var operations = "[{\"op\":\"replace\",\"path\":\"active\",\"value\":true}]";

    deactivate(scim(), "{\"user_id\":\"u1\",\"remote_data\":{\"Operations\":" + operations + "}}")
        .isError(400, "remote_data.Operations");

    assertNothingWasSent();
  }

  @Test
  void sends_nothing_without_a_user() {
    deactivate(scim(), "{}").isError(400, "user_id");

    assertNothingWasSent();
  }

  @Test
  void sends_the_user_as_one_segment_of_the_path() {
    vendor.expect("PATCH", "/scim/v2/Users/ada%40example.com").answer(204, "");
    vendor
        .expect("GET", "/scim/v2/Users/ada%40example.com")
        .answer(200, INACTIVE.replace("u1", "ada@example.com"));

    assertEquals(200, deactivate(scim(), user("ada@example.com")).status());
  }

  @Test
  void a_repeat_is_a_success() {
    for (var call = 0; call < 2; call++) {
      expectPatch().answer(204, "");
      expectRead().answer(200, INACTIVE);
    }
    var account = scim();

    assertEquals("deactivated", deactivate(account, user("u1")).outcome());
    assertEquals("deactivated", deactivate(account, user("u1")).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {ACTIVE, SILENT})
  void is_pending_while_the_user_is_not_shown_inactive(String document) {
    expectPatch().answer(204, "");
    expectReads(WHOLE_WINDOW, document);

    var reply = deactivate(scim(), user("u1"));

    assertEquals("202 pending", reply.status() + " " + reply.outcome());
    assertEquals(Reply.parse(document), reply.json().path("remote_data"));
  }

  @Test
  void passes_on_that_a_user_is_unknown() {
    expectPatch().answer(404, notFound());

    var reply = deactivate(scim(), user("u1")).isVendorError(404, "Resource u1 not found");

    assertNull(reply.outcome());
    assertEquals(Reply.parse(notFound()), reply.json().path("raw_response"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 410, 501})
  void passes_on_a_refusal_with_its_detail_and_its_scim_type(int status) {
    expectPatch()
        .answer(
            status,
            """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "%d",
             "scimType": "mutability", "detail": "Attribute 'active' is readOnly"}
            """
                .formatted(status));

    var reply = deactivate(scim(), user("u1")).isVendorError(status, "'active' is readOnly");

    assertEquals("mutability", reply.json().at("/raw_response/scimType").textValue());
  }

  @Test
  void waits_out_a_rate_limit() {
    expectPatch().answer(HttpAnswer.of(429, "{}").header("Retry-After", "3"));
    expectPatch().answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertEquals("deactivated", deactivate(scim(), user("u1")).outcome());
  }

  @Test
  void passes_on_a_rate_limit_that_lasts_too_long() {
    expectPatch().answer(HttpAnswer.of(429, "{}").header("Retry-After", "600"));

    var reply = deactivate(scim(), user("u1")).isVendorError(429, "Too Many Requests");

    assertEquals("600", reply.header("Retry-After"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void an_unclear_failure_is_settled_by_a_read(String confirm) {
    expectPatch().answer(Fault.close());
    expectRead().answer(200, INACTIVE);

    deactivate(scim("confirm: " + confirm), "&truto_response_format=raw", user("u1"))
        .isSuccess("deactivated", INACTIVE);
  }

  @Test
  void an_unclear_failure_is_repeated_if_the_user_is_still_active() {
    expectPatch().answer(502, "");
    expectRead().answer(200, ACTIVE);
    expectPatch().answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertEquals("deactivated", deactivate(scim(), user("u1")).outcome());
  }

  @Test
  void an_unclear_failure_stays_unclear_where_the_service_does_not_tell() {
    expectPatch().answer(502, "");
    expectReads(WHOLE_WINDOW, SILENT);

    var reply = deactivate(scim(), user("u1"));

    assertEquals("504 unknown", reply.status() + " " + reply.outcome());
  }

  @Test
  void an_unclear_failure_stays_unclear_where_the_user_is_not_found_any_more() {
    expectPatch().answer(502, "");
    expectRead().answer(404, notFound());

    var reply = deactivate(scim(), user("u1"));

    assertEquals("504 unknown", reply.status() + " " + reply.outcome());
  }

  @Test
  void without_confirm_a_success_that_shows_the_user_active_is_read_back() {
    expectPatch().answer(200, ACTIVE);
    expectRead().answer(200, INACTIVE);

    assertEquals("deactivated", deactivate(scim("confirm: false"), user("u1")).outcome());
  }

  @Test
  void without_confirm_a_success_that_shows_the_user_active_is_none_if_the_read_agrees() {
    for (var attempt = 0; attempt < 3; attempt++) {
      expectPatch().answer(200, ACTIVE);
      expectRead().answer(200, ACTIVE);
    }

    var reply = deactivate(scim("confirm: false"), user("u1")).isVendorError(502, "nothing was");

    assertNull(reply.outcome());
  }

  private Expectation expectPatch() {
    return vendor.expect("PATCH", USER);
  }

  private Expectation expectRead() {
    return vendor.expect("GET", USER);
  }

  private void expectReads(int times, String document) {
    for (var read = 0; read < times; read++) {
      expectRead().answer(200, document);
    }
  }

  private static String notFound() {
    return """
    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "404",
     "detail": "Resource u1 not found"}
    """;
  }
}
