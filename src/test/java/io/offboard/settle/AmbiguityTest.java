package io.offboard.settle;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.Outcome;
import io.offboard.call.Evidence;
import io.offboard.call.Step;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an unclear answer to the deactivate call comes to. */
class AmbiguityTest {
  private static final VendorAnswer TIMED_OUT = VendorAnswer.of(Fault.TIMED_OUT);
  private static final VendorAnswer UNAVAILABLE = answer(503, "{}");

  private final Settling settling = new Settling(okta());

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void a_proven_contrary_allows_to_repeat_the_call_at_once(int status) {
    settling.attempt(answer(status, "{}"));
    settling.read(Evidence.CONTRARY);

    assertEquals(Step.ATTEMPT, settling.next());
    assertEquals(Duration.ZERO, settling.pause());
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_ANSWER", "UNREADABLE"})
  void so_does_one_after_a_lost_answer(Fault fault) {
    settling.attempt(VendorAnswer.of(fault));
    settling.read(Evidence.CONTRARY);

    assertEquals(Step.ATTEMPT, settling.next());
  }

  @Test
  void a_500_is_not_repeated() {
    settling.attempt(answer(500, "{}"));

    assertFailsWith(500, Evidence.CONTRARY);
  }

  @Test
  void after_a_timeout_the_contrary_is_proven_when_the_window_ends() {
    settling.attempt(TIMED_OUT);

    settling.readToTheEnd(Evidence.CONTRARY);

    assertEquals(Step.ATTEMPT, settling.next());
    assertEquals(Duration.ofSeconds(5), settling.elapsed());
  }

  @Test
  void what_a_vendor_shows_late_is_contrary_when_the_window_ends() {
    settling.attempt(UNAVAILABLE);

    settling.readToTheEnd(Evidence.NOT_SHOWN);

    assertEquals(Step.ATTEMPT, settling.next());
    assertEquals(Duration.ofSeconds(5), settling.elapsed());
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_TRANSITION", "NONE", "FORBIDDEN", "NO_USER"})
  void what_reads_do_not_clear_is_unknown_and_never_repeated(Evidence evidence) {
    settling.attempt(UNAVAILABLE);

    assertThrows(OutcomeUnknownException.class, () -> settling.readToTheEnd(evidence));
  }

  @ParameterizedTest
  @EnumSource(names = {"FORBIDDEN", "NO_USER"})
  void a_read_that_is_refused_ends_it_at_once(Evidence evidence) {
    settling.attempt(UNAVAILABLE);

    assertThrows(OutcomeUnknownException.class, () -> settling.read(evidence));
  }

  @ParameterizedTest
  @CsvSource({"503, 503", "408, 408"})
  void the_third_attempt_is_the_last(int vendorStatus, int status) {
    for (int i = 0; i < 2; i++) {
      settling.attempt(answer(vendorStatus, "{}"));
      settling.read(Evidence.CONTRARY);
      assertEquals(Step.ATTEMPT, settling.next());
    }

    settling.attempt(answer(vendorStatus, "{}"));

    assertFailsWith(status, Evidence.CONTRARY);
  }

  @ParameterizedTest
  @CsvSource({"UNREADABLE, 502", "NO_ANSWER, 504"})
  void what_stays_of_a_lost_answer_is_a_gateways_error(Fault fault, int status) {
    for (int i = 0; i < 2; i++) {
      settling.attempt(VendorAnswer.of(fault));
      settling.read(Evidence.CONTRARY);
    }

    settling.attempt(VendorAnswer.of(fault));

    assertFailsWith(status, Evidence.CONTRARY);
  }

  @Test
  void a_repeat_needs_a_fifth_of_the_deadline() {
    settling.attempt(UNAVAILABLE);
    settling.clock.advance(Duration.ofSeconds(21));

    assertFailsWith(503, Evidence.CONTRARY);
  }

  @Test
  void a_proof_after_a_repeat_is_the_doing_of_this_call() {
    settling.attempt(UNAVAILABLE);
    settling.read(Evidence.CONTRARY);
    settling.attempt(answer(404, "{}").withVerdict(Verdict.PERHAPS_INACTIVE));

    settling.read(Evidence.PROOF);

    assertEquals(Outcome.DEACTIVATED, settling.outcome());
  }

  @Test
  void a_refusal_after_a_repeat_does_not_stand_unread() {
    settling.attempt(UNAVAILABLE);
    settling.read(Evidence.CONTRARY);
    settling.attempt(answer(200, "{}").withVerdict(Verdict.PERHAPS_INACTIVE));

    assertThrows(OutcomeUnknownException.class, () -> settling.readToTheEnd(Evidence.NONE));
  }

  private void assertFailsWith(int status, Evidence shown) {
    var error = assertThrows(OffboardException.class, () -> settling.read(shown));
    assertEquals(status, error.statusCode());
  }
}
