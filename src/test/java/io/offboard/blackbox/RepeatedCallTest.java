package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deactivate call is sent again only where it is known that nothing was done. */
class RepeatedCallTest extends BlackBoxTest {
  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void the_http_client_repeats_nothing_by_itself(int status) {
    oktaAnswers(Documents.oktaError(status, "E0000181").header("Retry-After", "30"));
    if (status == 503) {
      oktaShows("ACTIVE");
    }

    var reply = okta().deactivate();

    assertEquals(status, reply.status());
    assertEquals("30", reply.header("Retry-After"));
  }

  @Test
  void waits_before_it_repeats_where_an_unavailable_vendor_asks_for_that() {
    oktaAnswers(Documents.oktaError(503, "E0000181").header("Retry-After", "4"));
    oktaShows("ACTIVE");
    oktaAnswers(HttpAnswer.of(200, "{}"));
    oktaShows("DEPROVISIONED");

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(List.of(Duration.ofSeconds(4)), pauses());
  }

  @Test
  void a_user_who_is_inactive_after_an_unclear_attempt_was_deactivated_by_this_call() {
    oktaAnswers(Documents.oktaError(503, "E0000181"));
    oktaShows("ACTIVE");
    oktaAnswers(Documents.oktaError(404, "E0000007"));
    oktaShows("DEPROVISIONED");

    var reply = okta().deactivate();

    assertEquals(200, reply.status());
    assertEquals("deactivated", reply.outcome());
  }

  @Test
  void a_user_who_is_inactive_after_a_429_was_inactive_before() {
    oktaAnswers(Documents.oktaError(429, "E0000047"));
    oktaAnswers(Documents.oktaError(404, "E0000007"));
    oktaShows("DEPROVISIONED");

    assertEquals("already_inactive", okta().deactivate().outcome());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 403, 409, 501})
  void a_clear_refusal_is_neither_repeated_nor_read_back(int status) {
    oktaAnswers(Documents.oktaError(status, "E0000001"));

    var reply = okta().deactivate();

    assertEquals(status == 301 ? 502 : status, reply.status());
    assertTrue(reply.isRemoteError());
    assertNull(reply.outcome());
  }

  @Test
  void a_408_is_unclear() {
    oktaAnswers(HttpAnswer.of(408, ""));
    oktaShows("DEPROVISIONED");

    assertEquals("deactivated", okta().deactivate().outcome());
  }

  @Test
  void a_status_that_is_seldom_met_is_passed_on_like_any_other() {
    for (var attempt = 0; attempt < 3; attempt++) {
      oktaAnswers(HttpAnswer.of(507, "{\"errorSummary\":\"Full\"}"));
      oktaShows("ACTIVE");
    }

    okta().deactivate().isVendorError(507, "Full");
  }

  @Test
  void no_deactivate_call_begins_with_less_than_a_fifth_of_the_deadline_left() {
    vendor.respond(request -> null);
    vendor
        .expect("GET", "/api/v1/users/me")
        .applying(() -> clock.advance(Duration.ofMillis(20_001)))
        .answer(403, "{}");

    var reply = okta().deactivate();

    assertEquals(504, reply.status());
    assertNull(reply.outcome());
  }

  private void oktaAnswers(HttpAnswer answer) {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(answer);
  }

  private void oktaShows(String status) {
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser(status));
  }
}
