package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.ClosedPort;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What else holds for a dry run: obstacles, errors, tokens, idempotency keys and the audit line.
 */
class DryRunRulesTest extends BlackBoxTest {
  private static final String USER_PATH = "/api/v1/users/00u1";
  private static final String USER = "{\"id\": \"00u1\", \"status\": \"ACTIVE\"}";

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.response-timeout", "2s");
  }

  @Test
  void tells_that_the_owner_of_the_token_would_be_refused() {
    vendor.expect("GET", "/api/v1/users/00uadmin").answer(200, "{\"id\": \"00uadmin\"}");

    var json = deactivate(okta(), "&dry_run=true", user("00uadmin")).json();

    assertTrue(json.path("dry_run").booleanValue());
    assertFalse(json.path("could_succeed").asBoolean(true));
    assertTrue(json.path("reason").textValue().contains("owns the account's own api token"));
  }

  @Test
  void tells_that_it_does_not_know() {
    expectRead("{\"id\": \"00u1\"}");

    var json = deactivate(okta(), "&dry_run=true", user("00u1")).json();

    assertTrue(json.get("could_succeed").isNull());
  }

  @ParameterizedTest
  @CsvSource({"403, 403", "404, 404", "429, 429", "500, 500", "302, 502"})
  void passes_on_why_the_user_cannot_be_read(int status, int answered) {
    vendor
        .expect("GET", USER_PATH)
        .answer(HttpAnswer.of(status, "{\"errorSummary\":\"Okta says no\"}"));

    var reply = deactivate(okta(), "&dry_run=true", user("00u1"));

    assertNull(reply.isVendorError(answered, "Okta says no").outcome());
  }

  @Test
  void needs_not_say_unknown_where_okta_does_not_answer() {
    vendor.expect("GET", USER_PATH).answer(new Gate().hold(HttpAnswer.of(200, USER)));

    var reply = deactivate(okta(), "&dry_run=true", user("00u1"));

    assertNull(reply.isError(504, "nothing was changed").outcome());
  }

  @Test
  void says_that_the_vendor_cannot_be_reached() throws IOException {
    try (var nobody = new ClosedPort()) {
      var account = account("okta", "org_url: \"" + nobody.url() + "\", api_token: token");

      deactivate(account, "&dry_run=true", user("00u1")).isError(502, "nothing was sent");
    }
  }

  @Test
  void is_for_nobody_without_a_token() {
    var query = "?dry_run=true&integrated_account_id=" + okta();

    var reply = send(service.request(query).POST(BodyPublishers.ofString(user("00u1"))));

    assertEquals(401, reply.status());
    assertNothingWasSent();
  }

  @Test
  void is_not_for_an_account_that_does_not_exist() {
    deactivate(unknownAccount(), "&dry_run=true", user("00u1")).isError(404, "account");
    assertNothingWasSent();
  }

  @Test
  void neither_takes_an_idempotency_key_nor_replays_its_answer() {
    var account = okta();
    expectRead(USER);
    assertEquals("dry_run", keyed(account, "&dry_run=true").outcome());

    oktaDeactivates("00u1");
    var real = keyed(account, "");
    assertEquals("deactivated", real.outcome());
    assertNull(real.header("Idempotency-Replayed"));

    expectRead(USER);
    var after = keyed(account, "&dry_run=true");
    assertEquals("dry_run", after.outcome());
    assertNull(after.header("Idempotency-Replayed"));

    assertEquals("true", keyed(account, "").header("Idempotency-Replayed"));
  }

  @Test
  void leaves_an_audit_line_that_says_what_it_was() {
    expectRead(USER);

    deactivate(okta(), "&dry_run=true", user("00u1"));

    assertAudited("00u1 dry_run 200 0 null");
  }

  @Test
  void leaves_such_a_line_of_a_user_who_cannot_be_read() {
    vendor.expect("GET", USER_PATH).answer(404, "{}");

    deactivate(okta(), "&dry_run=true", user("00u1"));

    assertAudited("00u1 dry_run 404 0 null");
  }

  @Test
  void leaves_such_a_line_of_an_account_that_does_not_exist() {
    deactivate(unknownAccount(), "&dry_run=true", user("00u1"));

    assertAudited("00u1 dry_run 404 0 null");
  }

  @Test
  void leaves_such_a_line_of_a_request_that_is_refused() {
    deactivate(okta(), "&dry_run=true&truto_response_format=xml", user("00u1"));

    assertAudited(" dry_run 400 0 null");
  }

  private void assertAudited(String fields) {
    assertEquals(1, log.audit().size());
    var line = log.audit().get(0);
    assertEquals(
        fields,
        "%s %s %s %s %s"
            .formatted(
                line.path("user_id").asText(),
                line.path("outcome").asText(),
                line.path("status").asText(),
                line.path("attempts").asText(),
                line.path("vendor_request_id").asText()));
  }

  private Reply keyed(TestAccount account, String query) {
    return send(
        post("?integrated_account_id=" + account + query, user("00u1"))
            .header("Idempotency-Key", "k1"));
  }

  private void expectRead(String user) {
    vendor.expect("GET", USER_PATH).answer(200, user);
  }
}
