package io.offboard.settle;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.call.Evidence;
import io.offboard.call.Step;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.error.OffboardException;
import io.offboard.fixture.Samples;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts of which it is known at once that nothing was done. */
class RetriesTest {
  private final Settling settling = new Settling(okta());

  static Stream<VendorAnswer> failedForNow() {
    return Stream.of(answer(429, "{}"), VendorAnswer.of(Fault.NOT_SENT));
  }

  @ParameterizedTest
  @MethodSource("failedForNow")
  void are_repeated_after_one_and_after_two_seconds(VendorAnswer failed) {
    settling.attempt(failed);
    assertRepeatedAfter(Duration.ofSeconds(1));

    settling.attempt(failed);
    assertRepeatedAfter(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @MethodSource("failedForNow")
  void are_passed_on_after_the_third(VendorAnswer failed) {
    settling.attempt(failed);
    settling.attempt(failed);

    assertThrows(OffboardException.class, () -> settling.attempt(failed));
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "0, 1", "20, 20"})
  void wait_as_long_as_the_vendor_asks(String asked, long seconds) {
    settling.attempt(answer(429, "{}", Map.of("Retry-After", asked)));

    assertRepeatedAfter(Duration.ofSeconds(seconds));
  }

  @Test
  void wait_until_the_window_of_the_vendor_is_surely_over() {
    settling.attempt(answer(429, "{}", limits(60, 10)));

    assertRepeatedAfter(Duration.ofSeconds(11));
  }

  @ParameterizedTest
  @CsvSource({"0, 21", "10, 11", "21, 1"})
  void are_passed_on_at_once_where_the_wait_leaves_no_fifth_of_the_deadline(
      long elapsed, String asked) {
    settling.clock.advance(Duration.ofSeconds(elapsed));

    var error =
        assertThrows(
            OffboardException.class,
            () -> settling.attempt(answer(429, "{}", Map.of("Retry-After", asked))));

    assertEquals(429, error.statusCode());
    assertEquals(Optional.of(Long.valueOf(asked)), error.retryAfterSeconds());
  }

  @Test
  void wait_only_a_moment_at_a_concurrency_limit() {
    settling.attempt(answer(429, "{}", limits(0, 50)));

    assertEquals(Step.ATTEMPT, settling.next());
    assertTrue(settling.pause().compareTo(Duration.ofMillis(200)) >= 0);
    assertTrue(settling.pause().compareTo(Duration.ofSeconds(1)) < 0);
  }

  @Test
  void of_a_vendor_out_of_reach_end_in_a_bad_gateway() {
    var unreachable = VendorAnswer.of(Fault.NOT_SENT);
    settling.attempt(unreachable);
    settling.attempt(unreachable);

    var error = assertThrows(OffboardException.class, () -> settling.attempt(unreachable));

    assertEquals(502, error.statusCode());
  }

  @ParameterizedTest
  @CsvSource({"503, 7, 7", "502, , 0"})
  void after_a_settled_503_wait_as_long_as_the_vendor_asks(int status, String asked, long seconds) {
    settling.attempt(answer(status, "{}", asked == null ? Map.of() : Map.of("Retry-After", asked)));
    settling.read(Evidence.CONTRARY);

    assertRepeatedAfter(Duration.ofSeconds(seconds));
  }

  private void assertRepeatedAfter(Duration pause) {
    assertEquals(Step.ATTEMPT, settling.next());
    assertEquals(pause, settling.pause());
  }

  private static Map<String, Object> limits(int limit, long reset) {
    return Map.of(
        "X-Rate-Limit-Limit", Integer.toString(limit),
        "X-Rate-Limit-Remaining", "0",
        "X-Rate-Limit-Reset", Long.toString(Samples.START.getEpochSecond() + reset));
  }
}
