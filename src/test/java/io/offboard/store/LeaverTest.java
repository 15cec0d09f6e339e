package io.offboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a leaver, turn by turn. Steps are named by their accounts' last digit. */
class LeaverTest {
  private static final Instant START = Instant.parse("2026-11-30T17:00:00Z");
  private static final Instant LATER = START.plusSeconds(60);

  @Test
  void the_steps_of_the_first_stage_begin_together() {
    assertEquals("running 1:pending/1 2:pending/1 3:pending", told(leaver()));
  }

  @Test
  void a_leaver_who_begins_later_has_its_turns_then() {
    var begins = START.plus(Duration.ofDays(2));
    var leaver = leaver(begins, step(1, 1)).advanced(START);

    assertEquals(begins, leaver.steps().get(0).nextAttemptAt());
    assertEquals(LeaverState.SCHEDULED, leaver.shownAt(begins.minusMillis(1)));
    assertEquals(LeaverState.RUNNING, leaver.shownAt(begins));
  }

  @Test
  void a_stage_begins_when_the_one_before_is_over_however_it_ended() {
    var one = ended(leaver(), 1, StepState.DONE);
    assertEquals("running 1:done 2:pending/1 3:pending", told(one));
    for (var end :
        List.of(StepState.DONE, StepState.NOT_FOUND, StepState.FAILED, StepState.GAVE_UP)) {
      assertEquals(
          "running 1:done 2:%s 3:pending/1".formatted(end.label()), told(ended(one, 2, end)));
    }
  }

  @Test
  void a_step_that_waits_keeps_the_next_stage_from_beginning() {
    var waiting = after(leaver(), 1, StepState.WAITING, LATER);
    assertEquals("running 1:waiting/2 2:done 3:pending", told(ended(waiting, 2, StepState.DONE)));
  }

  @Test
  void a_leaver_is_complete_when_nobody_has_to_look_after_a_step() {
    var done = ended(ended(leaver(), 1, StepState.DONE), 2, StepState.NOT_FOUND);
    assertEquals("complete 1:done 2:not_found 3:done", told(ended(done, 3, StepState.DONE)));
    assertEquals(
        "needs_attention 1:done 2:not_found 3:failed", told(ended(done, 3, StepState.FAILED)));
    assertEquals(
        "needs_attention 1:done 2:not_found 3:gave_up", told(ended(done, 3, StepState.GAVE_UP)));
  }

  @Test
  void a_turn_that_has_passed_changes_nothing() {
    var waiting = after(leaver(), 1, StepState.WAITING, LATER);
    assertSame(waiting, waiting.after(new Turn("ada", account(1), 1), done(), LATER));
    var done = ended(leaver(), 1, StepState.DONE);
    assertSame(done, done.after(new Turn("ada", account(1), 1), done(), LATER));
  }

  @Test
  void a_step_of_a_later_stage_than_was_known_waits_for_it_and_has_its_turn_there() {
    var waiting = after(leaver(), 2, StepState.WAITING, LATER);

    var moved = waiting.moved(new Turn("ada", account(2), 2), "vanta", 2, LATER);

    assertEquals("running 1:pending/1 2:pending 3:pending", told(moved));
    assertEquals("vanta", moved.steps().get(1).integration());
    assertEquals(null, moved.steps().get(1).message());
    assertEquals(1, moved.steps().get(1).attempts());
    assertEquals(0, moved.steps().get(1).repeats());
    assertEquals("running 1:done 2:pending/3 3:pending/1", told(ended(moved, 1, StepState.DONE)));
  }

  @Test
  void a_step_that_moves_to_a_stage_that_is_on_has_its_next_turn_at_once() {
    var moved =
        leaver(START, step(1, 1))
            .advanced(START)
            .moved(new Turn("ada", account(1), 1), "vanta", 2, LATER);

    assertEquals("running 1:pending/2", told(moved));
    assertEquals(LATER, moved.steps().get(0).nextAttemptAt());
  }

  @Test
  void a_step_does_not_move_when_its_turn_has_passed_or_its_leaver_is_called_off() {
    var leaver = leaver();
    assertSame(leaver, leaver.moved(new Turn("ada", account(1), 2), "vanta", 2, LATER));
    var cancelled = leaver.cancelled();
    assertSame(cancelled, cancelled.moved(new Turn("ada", account(1), 1), "vanta", 2, LATER));
  }

  @Test
  void what_is_called_off_begins_nothing_more() {
    var one = ended(leaver(), 1, StepState.DONE).cancelled();
    assertEquals("cancelled 1:done 2:pending 3:pending", told(one));
  }

  @Test
  void a_step_under_way_when_its_leaver_is_called_off_ends_and_is_not_repeated() {
    var cancelled = leaver().cancelled();
    assertEquals("cancelled 1:done 2:pending 3:pending", told(ended(cancelled, 1, StepState.DONE)));
    assertEquals(
        "cancelled 1:waiting 2:pending 3:pending",
        told(after(cancelled, 1, StepState.WAITING, LATER)));
  }

  @Test
  void a_leaver_that_is_over_cannot_be_called_off() {
    var complete = ended(leaver(START, step(1, 1)).advanced(START), 1, StepState.DONE);
    assertSame(complete, complete.cancelled());
  }

  @Test
  void a_retry_opens_what_failed_or_was_given_up_and_counts_anew() {
    var one = ended(ended(leaver(), 1, StepState.FAILED), 2, StepState.GAVE_UP);
    var over = ended(one, 3, StepState.DONE);

    var retried = over.retried(LATER, LATER.plusSeconds(5));

    assertEquals("running 1:pending/2 2:pending/2 3:done", told(retried));
    assertEquals(LATER.plusSeconds(5), retried.giveUpAt());
    assertEquals(LATER, retried.steps().get(0).nextAttemptAt());
    assertEquals(0, retried.steps().get(0).repeats());
    assertEquals(1, retried.steps().get(0).attempts());
  }

  @Test
  void a_retry_does_nothing_where_nothing_failed_or_all_was_called_off() {
    assertSame(leaver().steps().get(0).state(), StepState.PENDING);
    var running = leaver();
    assertSame(running, running.retried(LATER, LATER));
    var cancelled = ended(leaver(), 1, StepState.FAILED).cancelled();
    assertSame(cancelled, cancelled.retried(LATER, LATER));
  }

  private static Leaver leaver() {
    return leaver(START, step(1, 1), step(2, 1), step(3, 2)).advanced(START);
  }

  private static Leaver leaver(Instant begins, LeaverStep... steps) {
    return new Leaver(
        "ada",
        0,
        "f",
        "{}",
        LeaverState.RUNNING,
        "hr",
        START,
        begins,
        begins.plus(Duration.ofDays(14)),
        List.of(steps));
  }

  private static LeaverStep step(int number, int stage) {
    return LeaverStep.of(account(number), "okta", stage);
  }

  private static UUID account(int number) {
    return new UUID(0, number);
  }

  private static StepResult done() {
    return result(StepState.DONE, null);
  }

  private static StepResult result(StepState state, Instant next) {
    var attempt = new LeaverAttempt(account(1), "r", START, "deactivated", 200, null, null, null);
    return new StepResult(state, next, "okta", "00u1", START, attempt, null);
  }

  private static Leaver ended(Leaver leaver, int number, StepState state) {
    return after(leaver, number, state, null);
  }

  private static Leaver after(Leaver leaver, int number, StepState state, Instant next) {
    var turn = leaver.steps().get(number - 1).turn();
    return leaver.after(new Turn("ada", account(number), turn), result(state, next), START);
  }

  /** The states, and the number of the turn that is to come. */
  private static String told(Leaver leaver) {
    var steps =
        leaver.steps().stream()
            .map(
                step ->
                    "%d:%s%s"
                        .formatted(
                            step.account().getLeastSignificantBits(),
                            step.state().label(),
                            step.nextAttemptAt() == null ? "" : "/" + step.turn()));
    return Stream.concat(Stream.of(leaver.state().label()), steps)
        .reduce((all, one) -> all + " " + one)
        .orElseThrow();
  }
}
