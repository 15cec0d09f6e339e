package io.offboard.call;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.client;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.vantaWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.client.VendorHeaders;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.error.VendorUnreachableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "400, 400",
    "401, 401",
    "404, 404",
    "409, 409",
    "429, 429",
    "500, 500",
    "501, 501",
    "503, 503",
    "200, 422",
    "201, 422",
    "301, 502",
    "307, 502"
  })
  void the_status_is_the_vendors_where_it_is_an_error(int vendorStatus, int status) {
    var error = VendorErrors.of(answer(vendorStatus, "{}"));

    assertEquals(status, error.statusCode());
    assertTrue(error.insights().containsKey("remote_error"));
  }

  @Test
  void a_refusal_inside_a_success_tells_why() {
    var refusal = answer(200, "{}").saying("Not eligible").withVerdict(Verdict.PERHAPS_INACTIVE);

    var error = VendorErrors.of(refusal);

    assertEquals(422, error.statusCode());
    assertEquals("Not eligible", error.getMessage());
  }

  @Test
  void the_vendors_body_goes_along() {
    var parsed = VendorErrors.of(answer(404, "{'errorCode': 'E0000007'}"));
    var text =
        VendorErrors.of(
            VendorAnswer.of(404, TextNode.valueOf("<html>"), false, VendorHeaders.NONE));

    assertEquals(json("{'errorCode': 'E0000007'}"), rawResponse(parsed));
    assertEquals(TextNode.valueOf("<html>"), rawResponse(text));
    assertEquals("Not Found", text.getMessage());
  }

  @Test
  void an_answer_that_cannot_be_read_is_a_bad_gateway() {
    var answer = VendorAnswer.of(200, TextNode.valueOf("<html>"), false, VendorHeaders.NONE);

    var error = VendorErrors.of(answer);

    assertEquals(502, error.statusCode());
    assertEquals(TextNode.valueOf("<html>"), rawResponse(error));
  }

  @Test
  void a_call_that_was_not_sent_is_unreachable() {
    assertInstanceOf(
        VendorUnreachableException.class, VendorErrors.of(VendorAnswer.of(Fault.NOT_SENT)));
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_ANSWER", "TIMED_OUT"})
  void a_call_without_an_answer_timed_out(Fault fault) {
    assertInstanceOf(VendorTimeoutException.class, VendorErrors.of(VendorAnswer.of(fault)));
  }

  @Test
  void says_when_to_come_back_where_the_vendor_does() {
    var asked = VendorErrors.of(answer(429, "{}", Map.of("Retry-After", "7")));

    assertEquals(Optional.of(7L), asked.retryAfterSeconds());
    assertEquals(Optional.empty(), VendorErrors.of(answer(429, "{}")).retryAfterSeconds());
  }

  @ParameterizedTest
  @CsvSource({"403, forbidden_error", "429, rate_limit_error"})
  void some_statuses_have_an_insight_of_their_own(int status, String insight) {
    var insights = VendorErrors.of(answer(status, "{}")).insights().keySet();

    assertEquals(List.of("remote_error", insight), List.copyOf(insights));
  }

  @Test
  void the_others_have_none() {
    assertEquals(
        List.of("remote_error"),
        List.copyOf(VendorErrors.of(answer(404, "{}")).insights().keySet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "403 | {'error': 'insufficient_scope'}  | \"\"                              | true",
        "403 | {}                               | Bearer error=insufficient_scope   | true",
        "403 | {'errorCode': 'E0000038'}        | \"\"                              | false",
        "401 | {'error': 'insufficient_scope'}  | \"\"                              | false"
      })
  void a_client_without_the_scope_is_told_which(
      int status, String body, String challenge, boolean told) {
    var call = call(vantaWith(client("c1", "s3cret")));
    call.progress().needs("okta.users.manage");
    call.progress().attempted(answer(status, body, Map.of("WWW-Authenticate", challenge)));

    var insight = VendorErrors.of(call).insights().get("forbidden_error");

    var scopes = Map.of("missing_scopes", List.of("okta.users.manage"));
    assertEquals(told ? scopes : null, insight == null ? null : insight.value());
  }

  @Test
  void a_vendor_may_say_in_its_own_way_that_the_scope_is_missing() {
    var call = call(vantaWith(client("c1", "s3cret")));
    call.progress().needs("okta.users.manage");
    call.progress().attempted(answer(403, "{'errorCode': 'E0000006'}"));
    call.progress().remarks().lacksScope();

    var insight = VendorErrors.of(call).insights().get("forbidden_error");

    assertEquals(Map.of("missing_scopes", List.of("okta.users.manage")), insight.value());
  }

  @Test
  void a_fixed_token_has_no_scopes() {
    var call = call(okta());
    call.progress().needs("okta.users.manage");
    call.progress().attempted(answer(403, "{'error': 'insufficient_scope'}"));

    assertNull(VendorErrors.of(call).insights().get("forbidden_error").value());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void refused_credentials_are_unauthorized(int status) {
    var error = VendorErrors.ofToken(answer(status, "{'error': 'invalid_client'}"));

    assertEquals(401, error.statusCode());
    assertEquals("invalid_client", error.getMessage());
    assertEquals(List.of("remote_error"), List.copyOf(error.insights().keySet()));
  }

  @Test
  void refused_credentials_without_a_message_have_the_phrase_that_fits() {
    assertEquals("Unauthorized", VendorErrors.ofToken(answer(400, "{}")).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"429, 429", "500, 500", "503, 503", "302, 502"})
  void other_failures_of_a_token_endpoint_are_passed_on(int vendorStatus, int status) {
    assertEquals(status, VendorErrors.ofToken(answer(vendorStatus, "{}")).statusCode());
  }

  @Test
  void a_token_endpoint_out_of_reach_is_like_any_vendor_out_of_reach() {
    assertEquals(502, VendorErrors.ofToken(VendorAnswer.of(Fault.NOT_SENT)).statusCode());
    assertEquals(504, VendorErrors.ofToken(VendorAnswer.of(Fault.NO_ANSWER)).statusCode());
  }

  private static Object rawResponse(OffboardException error) {
    return ((VendorErrorException) error).rawResponse();
  }
}
