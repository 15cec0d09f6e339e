package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request with an Idempotency-Key is made once, and its success replayed for a day. */
class IdempotencyTest extends BlackBoxTest {
  private static final String BODY = "{\"user_id\": \"" + OKTA_USER + "\"}";

  private TestAccount account;

  @BeforeEach
  void prepare() {
    account = okta();
    oktaAnswers(HttpAnswer.of(200, "{}"), Documents.oktaUser("DEPROVISIONED"));
  }

  @Test
  void a_success_is_replayed_without_asking_the_vendor() {
    var first = send("", BODY, "k");
    var asked = requests().size();

    var replay = send("", BODY, "k");

    assertNull(first.header("Idempotency-Replayed"));
    assertEquals("true", replay.header("Idempotency-Replayed"));
    assertEquals(200, replay.status());
    assertEquals("deactivated", replay.outcome());
    assertEquals(first.json(), replay.json());
    assertEquals(asked, requests().size());
  }

  @Test
  void an_already_inactive_user_is_replayed_as_such() {
    oktaAnswers(Documents.oktaError(404, "E0000007"), Documents.oktaUser("DEPROVISIONED"));
    send("", BODY, "k");

    assertEquals("already_inactive", send("", BODY, "k").outcome());
    assertEquals(1, deactivations());
  }

  @Test
  void the_same_request_in_other_bytes_is_replayed() {
    send("&remote_query[sendEmail]=true&truto_exclude_fields=id,name", BODY, "k");

    var replay =
        send(
            "&truto_exclude_fields[]=id&truto_exclude_fields[]=name"
                + "&remote_query%5BsendEmail%5D=tru%65&truto_response_format=unified",
            "{ \"remote_data\": null, \"user_id\" :\"" + OKTA_USER + "\", \"unknown\": 1 }", "k");

    assertEquals("true", replay.header("Idempotency-Replayed"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', {\"user_id\": \"00uother000000000001\"}",
    "'', '{\"user_id\": \"00ub0oNGTSWTBKOLGLNR\", \"remote_data\": {\"a\": 1}}'",
    "&truto_response_format=raw, {\"user_id\": \"00ub0oNGTSWTBKOLGLNR\"}",
    "&actor=somebody, {\"user_id\": \"00ub0oNGTSWTBKOLGLNR\"}"
  })
  void the_key_of_another_request_is_refused(String query, String body) {
    send("", BODY, "k");

    var reply = send(query, body, "k");

    assertEquals(422, reply.status());
    assertFalse(reply.isRemoteError());
    assertNull(reply.outcome());
    assertEquals(1, deactivations());
  }

  @Test
  void a_refused_reuse_leaves_the_answer_kept() {
    send("", BODY, "k");
    send("&actor=somebody", BODY, "k");

    assertEquals("true", send("", BODY, "k").header("Idempotency-Replayed"));
  }

  @Test
  void a_pending_deactivation_frees_the_key() {
    oktaAnswers(HttpAnswer.of(200, "{}"), Documents.oktaUser("ACTIVE"));
    assertEquals(202, send("", BODY, "k").status());

    assertNull(send("", BODY, "k").header("Idempotency-Replayed"));
    assertEquals(2, deactivations());
  }

  @Test
  void an_error_frees_the_key() {
    oktaAnswers(Documents.oktaError(403, "E0000006"), Documents.oktaUser("ACTIVE"));
    assertEquals(403, send("", BODY, "k").status());
    oktaAnswers(HttpAnswer.of(200, "{}"), Documents.oktaUser("DEPROVISIONED"));

    assertEquals(200, send("&actor=somebody", BODY, "k").status());
    assertEquals(2, deactivations());
  }

  @Test
  void an_answer_is_kept_for_a_day() {
    send("", BODY, "k");
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertEquals("true", send("", BODY, "k").header("Idempotency-Replayed"));

    clock.advance(Duration.ofSeconds(1));
    assertNull(send("", BODY, "k").header("Idempotency-Replayed"));
    assertEquals(2, deactivations());
  }

  @Test
  void a_key_counts_for_one_account() {
    send("", BODY, "k");
    account = okta();

    assertNull(send("", BODY, "k").header("Idempotency-Replayed"));
  }

  @Test
  void without_a_key_every_request_is_made() {
    assertEquals(200, account.deactivate().status());
    assertEquals(200, account.deactivate().status());
    assertEquals(2, deactivations());
  }

  private Reply send(String query, String body, String key) {
    return send(account.request(query, body).header("Idempotency-Key", key));
  }

  private void oktaAnswers(HttpAnswer toDeactivate, HttpAnswer toRead) {
    vendor.respond(
        request -> {
          var known = background(request);
          return known != null ? known : request.method().equals("POST") ? toDeactivate : toRead;
        });
  }

  private long deactivations() {
    return requests().stream().filter(request -> request.startsWith("POST")).count();
  }
}
