package io.offboard.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
  private static final String DATE = "Sun, 23 Nov 2025 08:00:00 GMT";
  private static final long DATE_EPOCH = 1763884800;
  private static final long START_EPOCH = Samples.START.getEpochSecond();

  @Test
  void counts_the_seconds_to_the_reset_on_the_clock_of_the_vendor() {
    assertEquals(
        Optional.of(new RateLimit(600, 599, 42)),
        RateLimit.of(headers(limits(DATE_EPOCH + 42), Map.of("Date", DATE))));
  }

  @Test
  void counts_them_on_our_clock_where_the_vendor_has_no_date() {
    assertEquals(
        Optional.of(new RateLimit(600, 599, 42)),
        RateLimit.of(headers(limits(START_EPOCH + 42), Map.of())));
  }

  @Test
  void a_reset_that_is_over_is_now() {
    assertEquals(
        Optional.of(new RateLimit(600, 599, 0)),
        RateLimit.of(headers(limits(START_EPOCH - 1), Map.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-Rate-Limit-Reset"})
  void is_given_whole_or_not_at_all(String name) {
    var headers = limits(START_EPOCH + 42);
    assertEquals(Optional.empty(), RateLimit.of(headers(headers, Map.of(name, "?"))));
    assertEquals(Optional.empty(), RateLimit.of(headers(headers, Map.of(name, List.of("1", "2")))));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "1, 1", "0, 1"})
  void waits_as_many_seconds_as_asked_and_at_least_one(String asked, long seconds) {
    assertWaits(seconds, Map.of("Retry-After", asked));
  }

  @ParameterizedTest
  @CsvSource({
    "'Sun, 23 Nov 2025 08:00:30 GMT', 30",
    "'Sun, 23 Nov 2025 08:00:00 GMT', 1",
    "'Sun, 23 Nov 2025 07:00:00 GMT', 1"
  })
  void waits_until_the_date_asked_on_the_clock_of_the_vendor(String asked, long seconds) {
    assertWaits(seconds, Map.of("Retry-After", asked, "Date", DATE));
  }

  @Test
  void waits_until_the_date_asked_on_our_clock_where_the_vendor_has_none() {
    assertWaits(30, Map.of("Retry-After", "Sun, 23 Nov 2025 10:00:30 GMT"));
  }

  @Test
  void waits_for_the_window_to_be_surely_over_where_nothing_is_asked() {
    assertWaits(43, limits(START_EPOCH + 42));
    assertWaits(1, limits(START_EPOCH - 42));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 503})
  void a_window_is_waited_for_only_after_a_429(int status) {
    assertEquals(
        Optional.empty(),
        RateLimit.retryAfterSeconds(status, headers(limits(START_EPOCH + 42), Map.of())));
  }

  @Test
  void a_concurrency_limit_has_no_window() {
    var headers = headers(limits(START_EPOCH + 42), Map.of("X-Rate-Limit-Limit", "0"));

    assertTrue(RateLimit.isConcurrencyLimit(headers));
    assertEquals(Optional.empty(), RateLimit.retryAfterSeconds(429, headers));
    assertFalse(RateLimit.isConcurrencyLimit(headers(limits(START_EPOCH + 42), Map.of())));
    assertFalse(RateLimit.isConcurrencyLimit(headers(Map.of(), Map.of())));
  }

  @Test
  void what_is_asked_goes_before_the_window() {
    assertEquals(
        Optional.of(7L),
        RateLimit.retryAfterSeconds(
            429, headers(limits(START_EPOCH + 42), Map.of("Retry-After", "7"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5", ""})
  void what_cannot_be_read_is_not_asked(String asked) {
    assertEquals(
        Optional.empty(),
        RateLimit.retryAfterSeconds(429, headers(Map.of("Retry-After", asked), Map.of())));
  }

  @Test
  void what_is_asked_twice_is_not_asked() {
    assertEquals(
        Optional.empty(),
        RateLimit.retryAfterSeconds(
            429, headers(Map.of("Retry-After", List.of("7", "8")), Map.of())));
  }

  private static void assertWaits(long seconds, Map<String, Object> headers) {
    assertEquals(
        Optional.of(seconds), RateLimit.retryAfterSeconds(429, headers(headers, Map.of())));
  }

  private static Map<String, Object> limits(long reset) {
    return Map.of(
        "X-Rate-Limit-Limit", "600",
        "X-Rate-Limit-Remaining", "599",
        "X-Rate-Limit-Reset", Long.toString(reset));
  }

  private static VendorHeaders headers(Map<String, Object> some, Map<String, Object> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return new VendorHeaders(all, Samples.START);
  }
}
