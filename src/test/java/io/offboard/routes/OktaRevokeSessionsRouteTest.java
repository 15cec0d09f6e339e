package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.call.Call;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.error.InvalidRequestException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OktaRevokeSessionsRouteTest extends VendorMockTestBase {
  private static final String ID = "00u1abcd2EFGH3ijkl45";
  private static final String SESSIONS =
      "DELETE https://vendor.test/api/v1/users/" + ID + "/sessions?oauthTokens=true";

  @Test
  void ends_sessions_and_tokens() {
    vendorAnswers(204, "");

    var call = revoke(ID);

    assertEquals(List.of(SESSIONS), requests());
    assertEquals(List.of(), call.warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@x.com", "00u1", "00u1abcd2EFGH3ijkl456", "me2"})
  void finds_the_id_of_a_login_first(String login) {
    oktaFinds("{'id': '%s', 'profile': {'login': '%s'}}".formatted(ID, login), "{'id': '00u2'}");

    var call = revoke(login);

    assertEquals(
        List.of("GET https://vendor.test/api/v1/users/" + login.replace("@", "%40"), SESSIONS),
        requests());
    assertEquals(ID, call.userId());
    assertEquals(List.of(), call.warnings());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 429, 500, 503})
  void a_failure_is_a_warning(int status) {
    vendorAnswers(status, "{}");

    assertEquals(List.of("sessions-not-revoked"), revoke(ID).warnings());
  }

  @ParameterizedTest
  @EnumSource
  void a_lost_answer_is_a_warning(Fault fault) {
    vendorFails(fault);

    assertEquals(List.of("sessions-not-revoked"), revoke(ID).warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'id': null}", "{'id': 7}", "[]", ""})
  void a_login_that_is_not_found_is_a_warning(String document) {
    vendorAnswers(200, document);

    var call = revoke("a@x.com");

    assertEquals(List.of("sessions-not-revoked"), call.warnings());
    assertEquals("a@x.com", call.userId());
    assertOnlyRead();
  }

  /** Its id would be asked to end the sessions of somebody else, and then be deactivated. */
  @Test
  void a_document_that_does_not_tell_whose_it_is_is_a_warning() {
    oktaFinds("{'id': '" + ID + "'}", "{'id': '00u2'}");

    var call = revoke("a@x.com");

    assertEquals(List.of("sessions-not-revoked"), call.warnings());
    assertEquals("a@x.com", call.userId());
    assertOnlyRead();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@x.com", "00u1"})
  void the_document_of_another_user_is_a_warning(String login) {
    oktaFinds("{'id': '" + ID + "', 'profile': {'login': 'eve@x.com'}}", "{'id': '00u2'}");

    var call = revoke(login);

    assertEquals(List.of("sessions-not-revoked"), call.warnings());
    assertEquals(login, call.userId());
    assertOnlyRead();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "..", "a/b", "a?b", "a\\u0000", "", "me", "ME"})
  void an_id_that_is_none_is_a_warning(String id) {
    assertNotTaken(id);
  }

  @Test
  void an_id_that_is_too_long_is_a_warning() {
    assertNotTaken("x".repeat(300));
  }

  /** The deactivation would go on by the login, and end the token. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'login': 'b@x.com'}", "{'login': 'a@x.com'}"})
  void a_login_of_the_owner_of_the_accounts_token_is_refused(String profile) {
    oktaFinds(
        "{'id': '" + ID + "', 'profile': " + profile + "}",
        "{'id': '" + ID + "', 'profile': {'login': 'b@x.com'}}");
    var call = call(okta());
    call.setUserId("a@x.com");

    var error = failure(InvalidRequestException.class, "okta.revoke-sessions", call);

    assertEquals(422, error.statusCode());
    assertEquals(List.of(), call.warnings());
    assertEquals(List.of("GET https://vendor.test/api/v1/users/a%40x.com"), requests());
  }

  private void assertNotTaken(String id) {
    oktaFinds("{'id': '" + id + "'}", "{'id': '00u2'}");

    var call = revoke("a@x.com");

    assertEquals(List.of("sessions-not-revoked"), call.warnings());
    assertEquals("a@x.com", call.userId());
    assertOnlyRead();
  }

  private void assertOnlyRead() {
    assertEquals(List.of(), requests().stream().filter(one -> !one.startsWith("GET ")).toList());
  }

  private void oktaFinds(String user, String tokenOwner) {
    vendorDoes(
        exchange ->
            overHttp(exchange, 200, isTokenOwner(exchange.getMessage()) ? tokenOwner : user));
  }

  private static boolean isTokenOwner(Message message) {
    return message.getHeader(Exchange.HTTP_URI, String.class).endsWith("/me");
  }

  private Call revoke(String userId) {
    var call = call(okta());
    call.setUserId(userId);
    send("okta.revoke-sessions", call);
    return call;
  }

  private List<String> requests() {
    return sent().stream()
        .filter(message -> !isTokenOwner(message))
        .map(
            message -> {
              var query = message.getHeader(Exchange.HTTP_RAW_QUERY);
              return message.getHeader(Exchange.HTTP_METHOD)
                  + " "
                  + message.getHeader(Exchange.HTTP_URI)
                  + (query == null ? "" : "?" + query);
            })
        .toList();
  }
}
