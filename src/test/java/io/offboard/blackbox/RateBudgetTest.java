package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the vendor says about its rate limit is remembered, and spares it calls in vain. */
class RateBudgetTest extends BlackBoxTest {
  private static final HttpAnswer ACCEPTED = HttpAnswer.of(200, "{}");

  @Test
  void with_nothing_remaining_the_next_call_is_refused_without_a_request() {
    var account = okta("confirm: false");
    oktaAnswers(used(60));
    assertEquals(200, account.deactivate().status());

    var reply = account.deactivate();

    assertEquals(429, reply.status());
    assertEquals("61", reply.header("Retry-After"));
    assertFalse(reply.json().has("truto_is_remote_error"));
    assertTrue(reply.insight("rate_limit_error").has("description"));
    assertFalse(reply.json().path("truto_error_insight").has("remote_error"));
    assertNull(reply.outcome());
  }

  @Test
  void with_nothing_remaining_for_a_short_time_the_next_call_waits() {
    var account = okta("confirm: false");
    oktaAnswers(used(5));
    oktaAnswers(ACCEPTED);
    account.deactivate();

    assertEquals("deactivated", account.deactivate().outcome());
    assertEquals(List.of(Duration.ofSeconds(6)), pauses());
  }

  @Test
  void after_the_reset_nothing_is_remembered() {
    var account = okta("confirm: false");
    oktaAnswers(used(60));
    oktaAnswers(ACCEPTED);
    account.deactivate();
    clock.advance(Duration.ofSeconds(61));

    assertEquals("deactivated", account.deactivate().outcome());
    assertEquals(List.of(), pauses());
  }

  @Test
  void a_limit_that_was_passed_on_is_remembered() {
    var account = okta("confirm: false");
    oktaAnswers(Documents.oktaError(429, "E0000047").header("Retry-After", "60"));
    assertTrue(account.deactivate().isRemoteError());
    clock.advance(Duration.ofSeconds(10));

    var reply = account.deactivate();

    assertEquals(429, reply.status());
    assertFalse(reply.isRemoteError());
    assertEquals("50", reply.header("Retry-After"));
  }

  @Test
  void calls_in_flight_count_against_what_remains() {
    var account = okta("confirm: false");
    var gate = new Gate();
    oktaAnswers(RateHeaders.on(ACCEPTED, 600, 1, START.plusSeconds(60)));
    vendor.expect("POST", OKTA_DEACTIVATE).answer(gate.hold(ACCEPTED));
    account.deactivate();
    var inFlight = account.start();
    Awaitility.await().until(() -> gate.arrived() == 1);

    assertEquals(429, account.deactivate().status());
    gate.open();
    assertEquals(200, inFlight.join().status());
  }

  @Test
  void another_account_has_a_budget_of_its_own() {
    oktaAnswers(used(60));
    oktaAnswers(ACCEPTED);
    okta("confirm: false").deactivate();

    assertEquals(200, okta("confirm: false").deactivate().status());
  }

  @Test
  void reads_do_not_wait_for_the_budget_of_the_lifecycle_calls() {
    oktaAnswers(used(60));
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    assertEquals("deactivated", okta().deactivate().outcome());
  }

  @Test
  void with_no_reads_remaining_the_vendor_is_read_when_there_are_again() {
    var account = okta();
    var usedUp = RateHeaders.on(Documents.oktaUser("DEPROVISIONED"), 2000, 0, START.plusSeconds(2));
    oktaAnswers(ACCEPTED);
    vendor.expect("GET", OKTA_USER_PATH).answer(usedUp);
    account.deactivate();
    oktaAnswers(ACCEPTED);
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    assertEquals("deactivated", account.deactivate().outcome());
    assertEquals(Duration.ofMillis(3_500), elapsed());
  }

  @Test
  void the_caller_is_told_what_remains() {
    oktaAnswers(
        RateHeaders.on(ACCEPTED, 600, 597, START.plusSeconds(7_241))
            .header("Date", "Mon, 23 Nov 2026 12:00:00 GMT"));

    var reply = okta("confirm: false").deactivate();

    assertAll(
        () -> assertEquals("600", reply.header("ratelimit-limit")),
        () -> assertEquals("597", reply.header("ratelimit-remaining")),
        () -> assertEquals("41", reply.header("ratelimit-reset")));
  }

  @Test
  void the_caller_is_told_what_remains_beside_an_error() {
    oktaAnswers(RateHeaders.on(Documents.oktaError(403, "E0000023"), 600, 7, START.plusSeconds(9)));

    assertEquals("7", okta().deactivate().header("ratelimit-remaining"));
  }

  @Test
  void what_the_vendor_does_not_say_is_not_passed_on() {
    oktaAnswers(ACCEPTED.header("X-Rate-Limit-Limit", "600"));

    assertNull(okta("confirm: false").deactivate().header("ratelimit-limit"));
  }

  private static HttpAnswer used(int secondsUntilReset) {
    return RateHeaders.on(ACCEPTED, 600, 0, START.plusSeconds(secondsUntilReset));
  }

  private void oktaAnswers(HttpAnswer answer) {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(answer);
  }
}
