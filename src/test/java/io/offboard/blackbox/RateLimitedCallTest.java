package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static io.offboard.blackbox.Documents.VANTA_OFFBOARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A 429 is waited out where that fits into the deadline of 25 s, and else passed on. */
class RateLimitedCallTest extends BlackBoxTest {
  private static final HttpAnswer LIMITED = Documents.oktaError(429, "E0000047");

  @Test
  void waits_for_as_long_as_the_vendor_says() {
    oktaAnswers(LIMITED.header("Retry-After", "7"));
    oktaSucceeds();

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(List.of(Duration.ofSeconds(7)), pauses());
  }

  @Test
  void waits_until_the_date_that_the_vendor_says() {
    oktaAnswers(
        LIMITED
            .header("Date", "Mon, 23 Nov 2026 12:00:00 GMT")
            .header("Retry-After", "Mon, 23 Nov 2026 12:00:03 GMT"));
    oktaSucceeds();

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(List.of(Duration.ofSeconds(3)), pauses());
  }

  @Test
  void waits_until_a_second_after_the_reset_on_the_vendors_own_clock() {
    oktaAnswers(
        RateHeaders.on(LIMITED, 50, 0, START.plusSeconds(7209))
            .header("Date", "Mon, 23 Nov 2026 12:00:00 GMT"));
    oktaSucceeds();

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(List.of(Duration.ofSeconds(10)), pauses());
  }

  @Test
  void takes_our_own_clock_where_the_vendor_does_not_date_its_answer() {
    oktaAnswers(RateHeaders.on(LIMITED, 50, 0, START.plusSeconds(4)));
    oktaSucceeds();

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(List.of(Duration.ofSeconds(5)), pauses());
  }

  @Test
  void ignores_a_reset_that_came_twice() {
    oktaAnswers(
        RateHeaders.on(LIMITED, 50, 0, START.plusSeconds(4))
            .header("X-Rate-Limit-Reset", "1795428099"));
    oktaSucceeds();

    assertEquals("deactivated", okta().deactivate().outcome());
    assertEquals(List.of(Duration.ofSeconds(1)), pauses());
  }

  @Test
  void waits_one_and_two_seconds_where_the_vendor_does_not_say_and_then_passes_it_on() {
    oktaAnswers(LIMITED);
    oktaAnswers(LIMITED);
    oktaAnswers(LIMITED);

    var reply = okta().deactivate();

    assertEquals(429, reply.status());
    assertEquals("60", reply.header("Retry-After"));
    assertTrue(reply.isRemoteError());
    assertTrue(reply.insight("remote_error").has("description"));
    assertTrue(reply.insight("rate_limit_error").has("description"));
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses());
  }

  @Test
  void treats_vanta_alike() {
    for (var attempt = 0; attempt < 3; attempt++) {
      vendor.expect("POST", VANTA_OFFBOARD).answer(429, "");
    }

    var reply = vanta().deactivate();

    assertEquals(429, reply.status());
    assertEquals("60", reply.header("Retry-After"));
    assertEquals("Too Many Requests", reply.json().path("message").asText());
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses());
  }

  @Test
  void makes_three_attempts_at_most() {
    for (var attempt = 0; attempt < 3; attempt++) {
      oktaAnswers(LIMITED.header("Retry-After", "1"));
    }

    var reply = okta().deactivate();

    assertEquals(429, reply.status());
    assertEquals("1", reply.header("Retry-After"));
  }

  @Test
  void waits_if_just_a_fifth_of_the_deadline_is_left_afterwards() {
    oktaAnswers(LIMITED.header("Retry-After", "20"));
    oktaSucceeds();

    assertEquals("deactivated", okta().deactivate().outcome());
  }

  @Test
  void passes_on_at_once_what_would_leave_less_than_a_fifth() {
    oktaAnswers(LIMITED.header("Retry-After", "21"));

    var reply = okta().deactivate();

    assertEquals(429, reply.status());
    assertEquals("21", reply.header("Retry-After"));
    assertEquals(List.of(), pauses());
  }

  @Test
  void counts_what_it_has_waited_already() {
    oktaAnswers(LIMITED.header("Retry-After", "15"));
    oktaAnswers(LIMITED.header("Retry-After", "6"));

    var reply = okta().deactivate();

    assertEquals(429, reply.status());
    assertEquals("6", reply.header("Retry-After"));
    assertEquals(List.of(Duration.ofSeconds(15)), pauses());
  }

  @Test
  void waits_only_a_moment_at_the_limit_of_calls_at_once_and_does_not_remember_it() {
    var tooManyAtOnce = RateHeaders.on(LIMITED, 0, 0, START.plusSeconds(50));
    for (var attempt = 0; attempt < 3; attempt++) {
      oktaAnswers(tooManyAtOnce);
    }
    var account = okta();

    var reply = account.deactivate();

    assertEquals(429, reply.status());
    assertEquals("60", reply.header("Retry-After"));
    assertEquals(2, pauses().size());
    for (var pause : pauses()) {
      assertTrue(pause.toMillis() > 0 && pause.toMillis() <= 1_000, pause::toString);
    }
    oktaSucceeds();
    assertEquals("deactivated", account.deactivate().outcome());
  }

  private void oktaAnswers(HttpAnswer answer) {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(answer);
  }

  private void oktaSucceeds() {
    oktaAnswers(HttpAnswer.of(200, "{}"));
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));
  }
}
