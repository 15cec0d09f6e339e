package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.ClosedPort;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code revoke_sessions}, a user's sessions and tokens end first. */
class RevokeSessionsTest extends BlackBoxTest {
  private static final String SESSIONS = OKTA_USER_PATH + "/sessions?oauthTokens=true";
  private static final String LOGIN = "isaac.brock@example.com";
  private static final String LOGIN_PATH = "/api/v1/users/isaac.brock%40example.com";

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.response-timeout", "2s");
  }

  @Test
  void sessions_end_before_the_user_is_deactivated() {
    vendor.expect("DELETE", SESSIONS).withoutBody().answer(HttpAnswer.of(204, ""));
    expectDeactivation();

    var reply = account().deactivate();

    assertEquals("deactivated", reply.outcome());
    assertNull(reply.header("Offboard-Warning"));
  }

  @Test
  void a_login_is_resolved_by_a_read_and_the_id_used_from_there_on() {
    vendor.expect("GET", LOGIN_PATH).answer(Documents.oktaUser("ACTIVE"));
    vendor.expect("DELETE", SESSIONS).answer(HttpAnswer.of(204, ""));
    expectDeactivation();

    var reply = account().deactivate(LOGIN);

    assertEquals("deactivated", reply.outcome());
    assertNull(reply.header("Offboard-Warning"));
  }

  static Stream<Answer> failures() {
    return Stream.of(
        Documents.oktaError(403, "E0000006"),
        Documents.oktaError(404, "E0000007"),
        Documents.oktaError(429, "E0000047"),
        HttpAnswer.of(500, "{}"),
        HttpAnswer.of(200, "<p>Bad day</p>"),
        new Gate().hold(HttpAnswer.of(204, "")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_does_not_stop_the_deactivation_and_is_reported(Answer failure) {
    vendor.expect("DELETE", SESSIONS).answer(failure);
    expectDeactivation();

    var reply = account().deactivate();

    assertEquals(200, reply.status());
    assertEquals("deactivated", reply.outcome());
    assertEquals("sessions-not-revoked", reply.header("Offboard-Warning"));
  }

  @Test
  void a_call_whose_answer_is_lost_twice_is_reported() {
    vendor.expect("DELETE", SESSIONS).answer(Fault.close());
    vendor.expect("DELETE", SESSIONS).answer(Fault.close());
    expectDeactivation();

    assertEquals("sessions-not-revoked", account().deactivate().header("Offboard-Warning"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_login_that_cannot_be_resolved_is_deactivated_by_login(Answer failure) {
    vendor.expect("GET", LOGIN_PATH).answer(failure);
    vendor.expect("POST", LOGIN_PATH + "/lifecycle/deactivate").answer(200, "{}");
    vendor.expect("GET", LOGIN_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    var reply = account().deactivate(LOGIN);

    assertEquals("deactivated", reply.outcome());
    assertEquals("sessions-not-revoked", reply.header("Offboard-Warning"));
  }

  /** They may name people, or pass for a line of the audit when the log is loaded. */
  @Test
  void the_log_says_why_without_the_vendors_words() {
    var words = "{\"errorSummary\":\"Not found: ada@acme.example {\\\"time\\\":\\\"x\\\"}\"}";
    vendor.expect("DELETE", SESSIONS).answer(404, words);
    expectDeactivation();

    account().deactivate();

    assertTrue(log.text().contains("could not be ended: the vendor's error 404"), log::text);
    assertFalse(log.text().contains("ada@acme.example"), log::text);
  }

  @Test
  void a_user_who_has_been_inactive_keeps_the_warning() {
    vendor.expect("DELETE", SESSIONS).answer(Documents.oktaError(404, "E0000007"));
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Documents.oktaError(404, "E0000007"));
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    var reply = account().deactivate();

    assertEquals("already_inactive", reply.outcome());
    assertEquals("sessions-not-revoked", reply.header("Offboard-Warning"));
  }

  @Test
  void a_replay_repeats_the_warning() {
    vendor.expect("DELETE", SESSIONS).answer(HttpAnswer.of(500, "{}"));
    expectDeactivation();
    var account = account();
    send(account.request().header("Idempotency-Key", "k"));

    var replay = send(account.request().header("Idempotency-Key", "k"));

    assertEquals("true", replay.header("Idempotency-Replayed"));
    assertEquals("sessions-not-revoked", replay.header("Offboard-Warning"));
  }

  @Test
  void an_unreachable_vendor_is_no_warning_but_an_error() throws IOException {
    try (var nobody = new ClosedPort()) {
      var account = oktaAt(nobody.url(), "api_token: ssws-1", "revoke_sessions: true");

      assertEquals(502, account.deactivate().status());
    }
  }

  @Test
  void sessions_are_left_alone_unless_asked_for() {
    expectDeactivation();

    assertEquals("deactivated", okta().deactivate().outcome());
  }

  private TestAccount account() {
    return okta("revoke_sessions: true");
  }

  private void expectDeactivation() {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/" + OKTA_USER).answer(Documents.oktaUser("DEPROVISIONED"));
  }
}
