package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static io.offboard.blackbox.Documents.VANTA_OFFBOARD;
import static io.offboard.blackbox.Documents.VANTA_PERSON_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that an inactive user can cause, too: a read-back tells which it was. */
class RefusalTest extends BlackBoxTest {
  private static final HttpAnswer NOT_FOUND = Documents.oktaError(404, "E0000007");
  private static final HttpAnswer NOT_READY = Documents.vantaError("Not eligible yet");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_user_who_is_not_found_but_shown_as_inactive_was_so_before(boolean confirm) {
    oktaAnswers(NOT_FOUND);
    oktaShows(Documents.oktaUser("DEPROVISIONED"));

    var reply = okta("confirm: " + confirm).deactivate();

    assertEquals(200, reply.status());
    assertEquals("already_inactive", reply.outcome());
  }

  @Test
  void a_user_who_is_not_found_while_in_transition_is_read_again() {
    oktaAnswers(NOT_FOUND);
    oktaShows(
        HttpAnswer.of(
            200, "{\"status\": \"ACTIVE\", \"transitioningToStatus\": \"DEPROVISIONED\"}"));
    oktaShows(Documents.oktaUser("DEPROVISIONED"));

    assertEquals("already_inactive", okta().deactivate().outcome());
  }

  @Test
  void a_user_who_is_not_found_twice_does_not_exist() {
    oktaAnswers(NOT_FOUND);
    oktaShows(NOT_FOUND);

    assertNotFound(okta().deactivate());
  }

  @Test
  void a_user_who_is_not_found_but_shown_as_active_is_not_explained_away() {
    oktaAnswers(NOT_FOUND);
    oktaShows(Documents.oktaUser("ACTIVE"));

    assertNotFound(okta().deactivate());
  }

  @Test
  void a_404_of_another_kind_is_not_read_back() {
    oktaAnswers(Documents.oktaError(404, "E0000008"));

    assertNotFound(okta().deactivate());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_person_who_is_refused_but_shown_as_complete_was_so_before(boolean confirm) {
    vantaAnswers(NOT_READY);
    vantaShows(Documents.vantaPerson("OFFBOARDING_COMPLETE"));

    var reply = vanta("confirm: " + confirm).deactivate();

    assertEquals(200, reply.status());
    assertEquals("already_inactive", reply.outcome());
  }

  @Test
  void a_person_who_is_refused_and_not_shown_as_complete_cannot_be_processed() {
    vantaAnswers(NOT_READY);
    vantaShows(Documents.vantaPerson("OFFBOARDING_OVERDUE"));

    var reply = vanta().deactivate();

    assertEquals(422, reply.status());
    assertTrue(reply.isRemoteError());
    assertNull(reply.outcome());
    assertEquals("Not eligible yet", reply.json().path("message").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "{\"results\": []}",
        "{\"results\": [{\"id\": \"someone-else\", \"status\": \"SUCCESS\"}]}",
        "{\"results\": [{\"id\": \"" + Documents.VANTA_PERSON + "\", \"status\": \"MAYBE\"}]}"
      })
  void an_answer_without_the_persons_own_word_proves_nothing(String unclear) {
    vantaAnswers(HttpAnswer.of(200, unclear));
    vantaShows(Documents.vantaPerson("OFFBOARDING_COMPLETE"));

    assertEquals("deactivated", vanta().deactivate().outcome());
  }

  @Test
  void an_answer_without_the_persons_own_word_is_in_the_end_a_bad_answer() {
    vendor.respond(
        request ->
            switch (request.target()) {
              case VANTA_OFFBOARD -> HttpAnswer.of(200, "{\"results\": []}");
              case VANTA_PERSON_PATH -> Documents.vantaPerson("OFFBOARDING_OVERDUE");
              default -> background(request);
            });

    var reply = vanta().deactivate();

    assertEquals(502, reply.status());
    assertTrue(reply.isRemoteError());
    assertTrue(reply.json().path("raw_response").has("results"));
  }

  private static void assertNotFound(Reply reply) {
    assertEquals(404, reply.status());
    assertTrue(reply.isRemoteError());
    assertNull(reply.outcome());
  }

  private void oktaAnswers(HttpAnswer answer) {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(answer);
  }

  private void oktaShows(HttpAnswer answer) {
    vendor.expect("GET", OKTA_USER_PATH).answer(answer);
  }

  private void vantaAnswers(HttpAnswer answer) {
    vendor.expect("POST", VANTA_OFFBOARD).answer(answer);
  }

  private void vantaShows(HttpAnswer answer) {
    vendor.expect("GET", VANTA_PERSON_PATH).answer(answer);
  }
}
