package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.VANTA_OFFBOARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.testkit.Answer;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a proof is waited for once the vendor has accepted. */
class ReadBackPollingTest extends BlackBoxTest {
  private static final List<Integer> WHOLE_WINDOW = List.of(0, 500, 1_500, 3_500, 5_000);
  private static final HttpAnswer IN_TRANSITION =
      HttpAnswer.of(200, "{\"status\": \"ACTIVE\", \"transitioningToStatus\": \"DEPROVISIONED\"}");

  /** When the user was read, in milliseconds on the clock. */
  private final List<Integer> reads = Collections.synchronizedList(new ArrayList<>());

  private Duration sinceArrival;

  @BeforeEach
  void accept() {
    reads.clear();
    sinceArrival = Duration.ZERO;
    oktaReads(number -> Documents.oktaUser("ACTIVE"));
  }

  @Test
  void reads_at_once_and_ever_more_seldom_and_when_the_window_ends() {
    var reply = okta().deactivate();

    assertEquals(WHOLE_WINDOW, reads);
    assertEquals(202, reply.status());
    assertEquals("pending", reply.outcome());
    assertEquals("active", reply.json().path("status").asText());
  }

  @Test
  void a_user_in_transition_is_read_until_the_proof_is_there() {
    oktaReads(number -> number < 3 ? IN_TRANSITION : Documents.oktaUser("DEPROVISIONED"));

    var reply = okta().deactivate();

    assertEquals(List.of(0, 500, 1_500), reads);
    assertEquals(200, reply.status());
    assertEquals("deactivated", reply.outcome());
    assertEquals("inactive", reply.json().path("status").asText());
  }

  @Test
  void a_proof_at_the_last_moment_counts() {
    oktaReads(number -> Documents.oktaUser(number < 5 ? "ACTIVE" : "DEPROVISIONED"));

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(WHOLE_WINDOW, reads);
  }

  @Test
  void a_user_still_in_transition_at_the_end_is_pending() {
    oktaReads(number -> IN_TRANSITION);

    assertEquals("pending", okta().deactivate().outcome());
    assertEquals(WHOLE_WINDOW, reads);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void a_read_that_is_refused_ends_the_polling(int status) {
    oktaReads(number -> Documents.oktaError(status, "E0000006"));

    var reply = okta().deactivate();

    assertEquals(List.of(0), reads);
    assertEquals(202, reply.status());
    assertEquals(Documents.OKTA_USER, reply.json().path("id").asText());
    assertFalse(reply.json().has("status"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_read_that_fails_is_made_again(int status) {
    oktaReads(
        number -> number < 2 ? HttpAnswer.of(status, "{}") : Documents.oktaUser("DEPROVISIONED"));

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(List.of(0, 500), reads);
  }

  @Test
  void the_window_does_not_reach_beyond_the_deadline() {
    sinceArrival = Duration.ofSeconds(22);

    assertEquals("pending", okta().deactivate().outcome());
    // The last one is due when nothing is left for it.
    assertEquals(List.of(22_000, 22_500, 23_500), reads.subList(0, 3));
    assertEquals(Duration.ofSeconds(25), elapsed());
  }

  @Test
  void without_confirm_a_clear_success_is_not_read_back() {
    var reply = okta("confirm: false").deactivate();

    assertEquals(List.of(), reads);
    assertEquals(200, reply.status());
    assertEquals("deactivated", reply.outcome());
    assertEquals(Documents.OKTA_USER, reply.json().path("id").asText());
    assertFalse(reply.json().has("status"));
  }

  @Test
  void vantas_word_is_the_proof_and_the_read_only_supplies_the_fields() {
    vantaReads(Documents.vantaPerson("OFFBOARDING_OVERDUE"));

    var reply = vanta().deactivate();

    assertEquals(List.of(0), reads);
    assertEquals("deactivated", reply.outcome());
    assertEquals("sam@example.com", reply.json().path("username").asText());
  }

  @Test
  void vantas_word_stands_if_the_read_fails() {
    vantaReads(HttpAnswer.of(500, "{}"));

    var reply = vanta().deactivate();

    assertEquals(200, reply.status());
    assertEquals("deactivated", reply.outcome());
    assertEquals(Documents.VANTA_PERSON, reply.json().path("id").asText());
  }

  private void oktaReads(IntFunction<Answer> shows) {
    vendor.respond(
        request ->
            switch (request.target()) {
              case "/api/v1/users/me" -> background(request);
              case OKTA_DEACTIVATE -> accepted(HttpAnswer.of(200, "{}"));
              default -> read(shows);
            });
  }

  private void vantaReads(Answer shows) {
    vendor.respond(
        request ->
            switch (request.target()) {
              case "/oauth/token" -> background(request);
              case VANTA_OFFBOARD -> accepted(Documents.vantaSuccess());
              default -> read(number -> shows);
            });
  }

  private Answer accepted(HttpAnswer answer) {
    clock.advance(sinceArrival);
    return answer;
  }

  private Answer read(IntFunction<Answer> shows) {
    reads.add((int) elapsed().toMillis());
    return shows.apply(reads.size());
  }
}
