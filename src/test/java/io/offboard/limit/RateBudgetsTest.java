package io.offboard.limit;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.DeactivateRequest;
import io.offboard.account.IntegratedAccount;
import io.offboard.call.Call;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.error.TooManyCallsException;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateBudgetsTest {
  private static final URI ADDRESS = URI.create("https://vendor.test/x");

  private final TestClock clock = Samples.clock();
  private final RateBudgets budgets = new RateBudgets(clock, clock::advance);

  @Test
  void a_call_goes_while_calls_remain() throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(600, 2, 10));

    assertWaits(0, Kind.DEACTIVATE);
    assertWaits(0, Kind.DEACTIVATE);
    assertWaits(11, Kind.DEACTIVATE);
  }

  @Test
  void a_call_waits_for_the_window_to_be_surely_over() throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(600, 0, 10));

    assertWaits(11, Kind.DEACTIVATE);
  }

  @Test
  void a_window_that_is_over_is_forgotten() throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(600, 0, 10));
    clock.advance(Duration.ofSeconds(11));

    assertWaits(0, Kind.DEACTIVATE);
  }

  @ParameterizedTest
  @CsvSource({"19, 0", "20, 21"})
  void a_wait_that_leaves_no_fifth_of_the_deadline_is_refused(long reset, long retryAfter)
      throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(600, 0, reset));

    if (retryAfter == 0) {
      assertWaits(reset + 1, Kind.DEACTIVATE);
    } else {
      assertRefused(retryAfter, Kind.DEACTIVATE);
    }
  }

  @Test
  void a_read_does_not_wait() {
    told(okta(), Kind.READ, limits(600, 0, 3));

    assertRefused(4, Kind.READ);
  }

  @Test
  void lifecycle_calls_are_counted_together() throws Exception {
    told(okta(), Kind.REVOKE, limits(600, 0, 10));

    assertWaits(11, Kind.DEACTIVATE);
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "TOKEN"})
  void other_kinds_are_counted_apart(Kind kind) throws Exception {
    told(okta(), kind, limits(600, 0, 10));

    assertWaits(0, Kind.DEACTIVATE);
  }

  @Test
  void accounts_are_counted_apart() throws Exception {
    told(Samples.vanta(), Kind.DEACTIVATE, limits(600, 0, 10));

    assertWaits(0, Kind.DEACTIVATE);
  }

  /** It may have been written before the vendor counted what is under way. */
  @Test
  void a_later_answer_of_the_same_window_adds_no_calls() throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(600, 2, 10));
    assertWaits(0, Kind.DEACTIVATE);
    assertWaits(0, Kind.DEACTIVATE);
    told(okta(), Kind.DEACTIVATE, limits(600, 1, 10));

    assertWaits(11, Kind.DEACTIVATE);
  }

  @Test
  void the_next_window_has_all_its_calls() throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(600, 0, 10));
    clock.advance(Duration.ofSeconds(8));
    told(okta(), Kind.DEACTIVATE, limits(600, 599, 70));

    assertWaits(0, Kind.DEACTIVATE);
  }

  @Test
  void a_call_that_can_wait_leaves_a_tenth_to_others() throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(100, 11, 10));
    budgets.process(patient(Kind.DEACTIVATE));

    var refused =
        assertThrows(TooManyCallsException.class, () -> budgets.process(patient(Kind.DEACTIVATE)));

    assertEquals(Optional.of(11L), refused.retryAfterSeconds());
    for (var i = 0; i < 10; i++) {
      assertWaits(0, Kind.DEACTIVATE);
    }
    assertWaits(11, Kind.DEACTIVATE);
  }

  /** It may use the tenth: its first one may have been applied. */
  @Test
  void what_a_call_that_can_wait_has_begun_it_ends() throws Exception {
    told(okta(), Kind.READ, limits(100, 5, 10));
    var begun = patient(Kind.READ);
    Call.of(begun).progress().attempting();

    budgets.process(begun);

    assertThrows(TooManyCallsException.class, () -> budgets.process(patient(Kind.READ)));
  }

  private Exchange patient(Kind kind) {
    var exchange = request(kind);
    Call.of(exchange).setPatient();
    return exchange;
  }

  @Test
  void a_429_that_asks_for_a_wait_is_remembered() throws Exception {
    budgets.remember(
        Samples.OKTA_ID, Kind.DEACTIVATE, answer(429, "{}", Map.of("Retry-After", "7")));

    assertWaits(7, Kind.DEACTIVATE);
  }

  @Test
  void an_absurd_wait_is_forgotten_after_an_hour() throws Exception {
    budgets.remember(
        Samples.OKTA_ID, Kind.DEACTIVATE, answer(429, "{}", Map.of("Retry-After", "9999999999")));

    assertForgottenAfterAnHour();
  }

  @Test
  void an_absurd_window_is_forgotten_after_an_hour() throws Exception {
    told(okta(), Kind.DEACTIVATE, limits(600, 0, 8_000_000_000L));

    assertForgottenAfterAnHour();
  }

  private void assertForgottenAfterAnHour() throws Exception {
    assertRefused(3600, Kind.DEACTIVATE);
    clock.advance(Duration.ofHours(1));
    assertWaits(0, Kind.DEACTIVATE);
  }

  @Test
  void a_503_that_asks_for_a_wait_is_none_of_the_limits() throws Exception {
    budgets.remember(
        Samples.OKTA_ID, Kind.DEACTIVATE, answer(503, "{}", Map.of("Retry-After", "7")));

    assertWaits(0, Kind.DEACTIVATE);
  }

  @Test
  void a_concurrency_limit_is_not_remembered() throws Exception {
    budgets.remember(Samples.OKTA_ID, Kind.DEACTIVATE, answer(429, "{}", limits(0, 0, 50)));

    assertWaits(0, Kind.DEACTIVATE);
  }

  private void told(IntegratedAccount account, Kind kind, Map<String, Object> headers) {
    budgets.remember(account.id(), kind, answer(200, "{}", headers));
  }

  private void assertWaits(long seconds, Kind kind) throws Exception {
    var before = clock.instant();
    budgets.process(request(kind));
    assertEquals(Duration.ofSeconds(seconds), Duration.between(before, clock.instant()));
  }

  private void assertRefused(long retryAfter, Kind kind) {
    var error = assertThrows(TooManyCallsException.class, () -> budgets.process(request(kind)));
    assertEquals(429, error.statusCode());
    assertEquals(Optional.of(retryAfter), error.retryAfterSeconds());
  }

  private Exchange request(Kind kind) {
    var exchange = exchange(call(okta(), DeactivateRequest.of(Samples.OKTA_ID, "u1", null), clock));
    exchange.setProperty(VendorRequest.PROPERTY, VendorRequest.empty(kind, "POST", ADDRESS, null));
    return exchange;
  }

  private static Map<String, Object> limits(int limit, int remaining, long reset) {
    return Map.of(
        "X-Rate-Limit-Limit", Integer.toString(limit),
        "X-Rate-Limit-Remaining", Integer.toString(remaining),
        "X-Rate-Limit-Reset", Long.toString(Samples.START.getEpochSecond() + reset));
  }
}
