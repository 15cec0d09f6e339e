package io.offboard.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.error.InvalidRequestException;
import io.offboard.error.OffboardException;
import io.offboard.error.TooManyCallsException;
import io.offboard.fixture.Samples;
import io.offboard.limit.Pace;
import io.offboard.limit.RateBudgets;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverState;
import io.offboard.store.LeaverStep;
import io.offboard.store.StepState;
import io.offboard.store.Turn;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaverJudgeTest {
  private static final String DELAYS = "PT1M,PT5M,PT1H";

  private final TestClock clock = Samples.clock();
  private final Pace pace = new Pace(clock, new RateBudgets(clock, clock::advance), 2);
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
  private double random;

  @ParameterizedTest
  @CsvSource({"0, 60", "1, 300", "2, 3600", "3, 3600", "70, 3600"})
  void each_repeat_has_its_delay_and_the_last_one_is_for_all_that_follow(int repeats, long wait) {
    assertEquals(Duration.ofSeconds(wait), again(work(repeats), null));
  }

  @Test
  void a_repeat_comes_up_to_a_tenth_later() {
    random = 1;
    assertEquals(Duration.ofSeconds(66), again(work(0), null));
    random = 0.5;
    assertEquals(Duration.ofSeconds(63), again(work(0), null));
  }

  @Test
  void a_repeat_does_not_come_before_the_vendor_lets_it() {
    assertEquals(Duration.ofSeconds(600), again(work(0), error(600)));
    assertEquals(Duration.ofSeconds(60), again(work(0), error(20)));
    assertEquals(Duration.ofSeconds(60), again(work(0), new InvalidRequestException("Give it.")));
  }

  @Test
  void a_vendor_that_asks_for_more_than_a_day_is_asked_after_a_day() {
    assertEquals(Duration.ofDays(1), again(work(0), error(Long.MAX_VALUE)));
  }

  @Test
  void no_step_waits_beyond_the_end_of_its_leaver() {
    clock.advance(Duration.ofDays(14).minusSeconds(30));

    assertEquals(Duration.ofSeconds(30), again(work(0), null));
    assertEquals(Duration.ofSeconds(30), again(work(0), error(600)));
  }

  @Test
  void a_step_that_ends_has_no_other_turn() {
    var work = work(0);

    judge().becomes(StepState.FAILED, exchange);

    assertEquals(StepState.FAILED, work.next());
    assertNull(work.nextAt());
    assertNull(work.comesAgain());
  }

  @Test
  void what_met_a_limit_comes_again_when_it_is_said_and_is_no_attempt() {
    assertEquals(Duration.ofSeconds(7), putOff(TooManyCallsException.rateLimit(7)));
    assertEquals(Duration.ofSeconds(1), putOff(new InvalidRequestException("Give it.")));
  }

  @Test
  void what_met_a_limit_comes_again_at_the_end_of_its_leaver_at_the_latest() {
    clock.advance(Duration.ofDays(14).minusSeconds(30));

    assertEquals(Duration.ofSeconds(30), putOff(TooManyCallsException.rateLimit(60)));
  }

  private Duration again(LeaverWork work, OffboardException error) {
    work.answer(error);
    judge().againAfter(DELAYS, exchange);
    assertEquals(StepState.WAITING, work.next());
    return Duration.between(clock.instant(), work.nextAt());
  }

  private Duration putOff(OffboardException error) {
    // each at an account of its own, so that nobody is behind another
    var work = work(0);
    work.answer(error);
    judge().putOff(exchange);
    assertNull(work.next());
    return Duration.between(clock.instant(), work.comesAgain());
  }

  private LeaverJudge judge() {
    return new LeaverJudge(clock, pace, () -> random);
  }

  private static OffboardException error(long seconds) {
    var error = new InvalidRequestException("Later.");
    error.retryAfterSeconds(seconds);
    return error;
  }

  private LeaverWork work(int repeats) {
    var account = UUID.randomUUID();
    var step =
        new LeaverStep(
            account,
            "okta",
            1,
            StepState.WAITING,
            1,
            0,
            repeats,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    var begins = Samples.START;
    var leaver = leaver(begins, step);
    var work = new LeaverWork(new Turn("ada", account, 1), leaver, step);
    exchange.setProperty(LeaverWork.PROPERTY, work);
    return work;
  }

  private static Leaver leaver(Instant begins, LeaverStep step) {
    return new Leaver(
        "ada",
        1,
        "f",
        "{}",
        LeaverState.RUNNING,
        "hr",
        begins,
        begins,
        begins.plus(Duration.ofDays(14)),
        List.of(step));
  }
}
