package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.ClosedPort;
import io.offboard.testkit.HttpAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor's refusal looks like to the caller. Each is asked once: the script ends there. */
class VendorErrorsTest extends BlackBoxTest {
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 415, 422, 501})
  void a_refusal_is_passed_on(int status) {
    var body = "{\"errorCode\":\"E0000099\",\"errorSummary\":\"No way\"}";

    var reply = answered(HttpAnswer.of(status, body)).isVendorError(status, "No way");

    assertEquals(Reply.parse(body), reply.json().path("raw_response"));
    assertNull(reply.outcome());
  }

  @Test
  void a_403_tells_that_the_credential_may_not_do_this() {
    var reply = answered(HttpAnswer.of(403, "{}")).isVendorError(403, "Forbidden");

    assertTrue(reply.insight("forbidden_error").path("description").isTextual());
    assertTrue(reply.insight("rate_limit_error").isMissingNode());
  }

  @Test
  void a_429_tells_when_to_come_back() {
    var reply =
        answered(HttpAnswer.of(429, "{}").header("Retry-After", "120"))
            .isVendorError(429, "Too Many Requests");

    assertEquals("120", reply.header("Retry-After"));
    assertTrue(reply.insight("rate_limit_error").path("description").isTextual());
    assertTrue(reply.insight("forbidden_error").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) {
    var elsewhere = vendor.url() + "/elsewhere";

    answered(HttpAnswer.of(status, "{}").header("Location", elsewhere))
        .isVendorError(502, "Bad Gateway")
        .hasOnlyHeaders();
  }

  @Test
  void a_redirected_read_back_is_not_followed_either() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(200, "{}");
    for (var read = 0; read < 5; read++) {
      vendor
          .expect("GET", "/api/v1/users/00u1")
          .answer(HttpAnswer.of(302, "{}").header("Location", vendor.url() + "/elsewhere"));
    }

    assertEquals(202, deactivate(okta(), user("00u1")).status());
  }

  @Test
  void a_vendor_that_is_not_there_is_no_vendors_error() throws IOException {
    try (var nobody = new ClosedPort()) {
      var account = vantaAt(nobody.url(), "c", SECRET);

      deactivate(account, "&actor=a1", user("p1")).isError(502, "cannot be reached");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"errorSummary":"a","message":"b","error_description":"c","error":"d"}     | a
          {"errorSummary":"a","errorCauses":[{"errorSummary":"b"},{"errorSummary":"c"}]} | a: b
          {"errorSummary":"a","errorCauses":{"errorSummary":"b"}}                    | a: b
          {"errorSummary":"a","errorCauses":[]}                                      | a
          {"message":"b","error_description":"c","error":"d"}                        | b
          {"error_description":"c","error":"d","errors":[{"message":"e"}]}           | c
          {"error":"d","errors":[{"message":"e"}]}                                   | d
          {"errors":[{"field":"x","message":"e"},{"message":"f"}]}                   | e
          {"errorSummary":"","message":null,"error":{"message":"x"}}                 | Bad Request
          {"detail":"x"}                                                             | Bad Request
          ["x"]                                                                      | Bad Request
          "x"                                                                        | Bad Request
          {broken                                                                    | Bad Request
          """)
  void the_message_is_the_vendors_own_where_there_is_one(String body, String message) {
    assertEquals(message, answered(HttpAnswer.of(400, body)).message());
  }

  @ParameterizedTest
  @CsvSource({"''", "<h1>Bad</h1>", "{\"a\":1}}"})
  void a_body_that_is_no_json_is_kept_as_text(String body) {
    var reply = answered(HttpAnswer.of(400, body).header("Content-Type", "text/html"));

    assertEquals(body, reply.isVendorError(400, "").json().path("raw_response").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "{\"message\":\"m\",\"x\":\"%s\"}"})
  void a_long_body_is_cut_at_16_kib(String frame) {
    var reply = answered(HttpAnswer.of(400, frame.formatted("a".repeat(20_000))));

    var raw = reply.isVendorError(400, "").json().path("raw_response").textValue();
    assertEquals(16 * 1024, raw.length());
    assertTrue(raw.startsWith(frame.substring(0, frame.indexOf('%'))), raw);
  }

  @Test
  void a_body_of_16_kib_is_kept_whole() {
    var frame = "{\"x\":\"%s\"}";
    var body = frame.formatted("a".repeat(16 * 1024 - frame.formatted("").length()));

    assertTrue(answered(HttpAnswer.of(400, body)).json().at("/raw_response/x").isTextual());
  }

  private Reply answered(HttpAnswer answer) {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(answer);
    return deactivate(okta(), user("00u1"));
  }
}
