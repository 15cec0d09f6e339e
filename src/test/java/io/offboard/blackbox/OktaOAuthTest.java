package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.HttpAnswer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Okta has against a service app, and what the caller is told of it. */
class OktaOAuthTest extends BlackBoxTest {
  static Stream<HttpAnswer> missingScopes() {
    var body = "{\"error\": \"insufficient_scope\", \"error_description\": \"Not enough scopes.\"}";
    return Stream.of(
        HttpAnswer.of(403, body),
        HttpAnswer.of(403, "")
            .header("WWW-Authenticate", "Bearer realm=\"okta\", error=\"insufficient_scope\""),
        Documents.oktaError(403, "E0000006"));
  }

  @ParameterizedTest
  @MethodSource("missingScopes")
  void a_missing_scope_is_named(HttpAnswer refusal) {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(refusal);

    var reply = serviceApp().deactivate();

    assertEquals(403, reply.status());
    assertTrue(reply.isRemoteError());
    var missing = reply.insight("forbidden_error").path("value").path("missing_scopes");
    assertEquals("[\"okta.users.manage\"]", missing.toString());
  }

  @Test
  void another_403_names_no_scope() {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Documents.oktaError(403, "E0000023"));

    var reply = serviceApp().deactivate();

    assertTrue(reply.insight("forbidden_error").has("description"));
    assertFalse(reply.insight("forbidden_error").has("value"));
  }

  @Test
  void an_api_token_has_no_scopes_that_could_be_missing() {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Documents.oktaError(403, "E0000006"));

    var reply = okta().deactivate();

    assertEquals(403, reply.status());
    assertFalse(reply.insight("forbidden_error").has("value"));
  }

  @Test
  void vantas_missing_scope_is_named_too() {
    vendor
        .expect("POST", Documents.VANTA_OFFBOARD)
        .answer(403, "{\"error\": \"insufficient_scope\"}");

    var missing = vanta().deactivate().insight("forbidden_error").path("value");

    assertEquals("{\"missing_scopes\":[\"vanta-api.all:write\"]}", missing.toString());
  }

  @Test
  void a_demand_for_dpop_is_a_misconfigured_account() {
    vendor.respond(request -> HttpAnswer.of(400, "{\"error\": \"invalid_dpop_proof\"}"));
    var account = serviceApp();

    var reply = account.deactivate();

    assertEquals(500, reply.status());
    assertNull(reply.outcome());
    assertFalse(reply.isRemoteError());
    var message = reply.json().path("message").asText();
    assertTrue(message.contains(account.id().toString()), message);
    assertTrue(message.contains("DPoP"), message);
  }

  @Test
  void a_token_that_okta_refuses_is_renewed_once() {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Documents.oktaError(401, "E0000011"));
    vendor.expect("POST", OKTA_DEACTIVATE).answer(200, "{}");
    vendor.expect("GET", Documents.OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    assertEquals("deactivated", serviceApp().deactivate().outcome());
    assertEquals(2, tokenRequests());
  }

  @Test
  void a_feature_that_is_switched_off_is_no_reason_for_a_new_token() {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Documents.oktaError(401, "E0000015"));

    var reply = serviceApp().deactivate();

    assertEquals(401, reply.status());
    assertTrue(reply.isRemoteError());
    assertEquals(1, tokenRequests());
  }

  @Test
  void an_api_token_that_is_refused_cannot_be_renewed() {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Documents.oktaError(401, "E0000011"));

    var reply = okta().deactivate();

    assertEquals(401, reply.status());
    assertNull(reply.header("WWW-Authenticate"));
  }

  private TestAccount serviceApp() {
    var key = SigningKeys.EC.toJSONString();
    return oktaAt(vendor.url(), SigningKeys.oauth("0oa" + UUID.randomUUID(), key));
  }

  private long tokenRequests() {
    return vendor.requests().stream()
        .filter(request -> request.target().equals("/oauth2/v1/token"))
        .count();
  }
}
