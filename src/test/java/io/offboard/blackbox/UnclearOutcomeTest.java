package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static io.offboard.blackbox.Documents.VANTA_OFFBOARD;
import static io.offboard.blackbox.Documents.VANTA_PERSON_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where neither the call nor a read-back tells what happened, the answer says just that. */
class UnclearOutcomeTest extends BlackBoxTest {
  private static final Answer UNCLEAR = Documents.oktaError(503, "E0000181");
  private static final Answer GONE = Documents.oktaError(404, "E0000007");
  private static final int WHOLE_WINDOW = 5;

  static Stream<Answer> failedReads() {
    return Stream.of(
        HttpAnswer.of(500, "{}"),
        HttpAnswer.of(429, "{}"),
        HttpAnswer.of(200, "<p>Bad day</p>"),
        HttpAnswer.ofSize(200, 2));
  }

  @ParameterizedTest
  @MethodSource("failedReads")
  void an_unclear_call_whose_reads_fail_stays_unclear(Answer failedRead) {
    oktaAnswers(UNCLEAR);
    oktaShows(failedRead, WHOLE_WINDOW);

    assertUnknown(okta().deactivate());
  }

  @Test
  void an_unclear_call_whose_reads_are_not_answered_stays_unclear() {
    var onceMoreAfterKeptConnection = 1;
    oktaAnswers(UNCLEAR);
    oktaShows(Fault.close(), WHOLE_WINDOW + onceMoreAfterKeptConnection);

    assertUnknown(okta().deactivate());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void an_unclear_call_whose_read_is_refused_stays_unclear_at_once(int status) {
    oktaAnswers(UNCLEAR);
    oktaShows(Documents.oktaError(status, "E0000007"), 1);

    assertUnknown(okta().deactivate());
  }

  @Test
  void an_unclear_call_whose_user_stays_in_transition_stays_unclear() {
    oktaAnswers(UNCLEAR);
    oktaShows(
        HttpAnswer.of(200, "{\"status\": \"ACTIVE\", \"transitioningToStatus\": \"PROVISIONED\"}"),
        WHOLE_WINDOW);

    assertUnknown(okta().deactivate());
  }

  @Test
  void an_unclear_call_is_settled_by_a_later_read() {
    oktaAnswers(Fault.close());
    oktaShows(HttpAnswer.of(500, "{}"), 2);
    oktaShows(Documents.oktaUser("DEPROVISIONED"), 1);

    assertEquals("deactivated", okta().deactivate().outcome());
  }

  @Test
  void without_confirm_an_unclear_call_is_read_back_all_the_same() {
    oktaAnswers(UNCLEAR);
    oktaShows(HttpAnswer.of(500, "{}"), WHOLE_WINDOW);

    assertUnknown(okta("confirm: false").deactivate());
  }

  @Test
  void a_user_who_is_not_found_and_cannot_be_read_may_be_inactive_or_not() {
    oktaAnswers(GONE);
    oktaShows(HttpAnswer.of(500, "{}"), WHOLE_WINDOW);

    assertUnknown(okta().deactivate());
  }

  @Test
  void raw_shows_the_read_back_where_the_call_itself_did_not_succeed() {
    oktaAnswers(UNCLEAR);
    oktaShows(Documents.oktaUser("DEPROVISIONED"), 1);
    var body = "{\"user_id\": \"%s\"}".formatted(Documents.OKTA_USER);

    var reply = send(okta().request("&truto_response_format=raw", body));

    assertEquals("DEPROVISIONED", reply.json().path("status").asText());
  }

  @Test
  void vanta_without_a_proof_or_an_answer_stays_unclear() {
    vendor.expect("POST", VANTA_OFFBOARD).answer(Fault.close());
    for (var read = 0; read < WHOLE_WINDOW; read++) {
      vendor.expect("GET", VANTA_PERSON_PATH).answer(500, "");
    }

    assertUnknown(vanta().deactivate());
  }

  private static void assertUnknown(Reply reply) {
    assertEquals(504, reply.status());
    assertEquals("unknown", reply.outcome());
    assertFalse(reply.isRemoteError());
    var message = reply.json().path("message").asText();
    assertTrue(message.contains("unclear"), message);
    assertTrue(message.contains("Repeating the call is safe"), message);
  }

  private void oktaAnswers(Answer answer) {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(answer);
  }

  private void oktaShows(Answer answer, int times) {
    for (var read = 0; read < times; read++) {
      vendor.expect("GET", OKTA_USER_PATH).answer(answer);
    }
  }
}
