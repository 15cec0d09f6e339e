package io.offboard.examples.employee;

import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.error.AnswerNotMappableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/**
 * Notes what came of an attempt. The routes keep the leaver and the step's name in variables: the
 * body and the headers do not survive a call that fails.
 */
public final class Attempts {
  private final Clock clock;
  private final Duration giveUpAfter;

  Attempts(Clock clock, Duration giveUpAfter) {
    this.clock = clock;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * The vendor accepted. It may not show it yet; then it is asked again later.
   *
   * @param leaver the leaver before the attempt
   * @param step the step
   * @param result what the deactivation answered
   * @return the leaver after it
   */
  public Leaver accepted(
      @Variable("leaver") Leaver leaver,
      @Variable("step") String step,
      @Body DeactivateResult result) {
    return accepted(leaver, step, result.outcome(), null, result.warnings());
  }

  /**
   * It will not work without a human.
   *
   * @param leaver the leaver before the attempt
   * @param step the step
   * @param error why
   * @return the leaver after it
   */
  public Leaver failed(
      @Variable("leaver") Leaver leaver,
      @Variable("step") String step,
      @ExchangeException Exception error) {
    return note(leaver, step, Step.FAILED, error.getMessage(), List.of());
  }

  /**
   * It did not work yet; the step is given up if that has been so for too long.
   *
   * @param leaver the leaver before the attempt
   * @param step the step
   * @param error why
   * @return the leaver after it
   */
  public Leaver putOff(
      @Variable("leaver") Leaver leaver,
      @Variable("step") String step,
      @ExchangeException Exception error) {
    // The user is deactivated; only the description of the user could not be made.
    return error instanceof AnswerNotMappableException unmapped
        ? accepted(leaver, step, unmapped.outcome(), error.getMessage(), List.of())
        : putOff(leaver, step, error.getMessage());
  }

  /**
   * All steps are settled.
   *
   * @param leaver the leaver
   * @return the leaver with the report's verdict
   */
  public Leaver report(@Variable("leaver") Leaver leaver) {
    return leaver.reported(now());
  }

  private Leaver accepted(
      Leaver leaver, String step, Outcome outcome, String message, List<String> warnings) {
    return outcome == Outcome.PENDING
        ? putOff(leaver, step, "The vendor accepted, but does not show the user as inactive yet.")
        : note(leaver, step, outcome.label(), message, warnings);
  }

  private Leaver putOff(Leaver leaver, String step, String message) {
    var before = leaver.steps().get(step);
    var tooLong = before != null && !before.firstAttemptAt().plus(giveUpAfter).isAfter(now());
    return note(leaver, step, tooLong ? Step.GAVE_UP : Step.LATER, message, List.of());
  }

  private Leaver note(
      Leaver leaver, String name, String outcome, String message, List<String> warnings) {
    var before = leaver.steps().get(name);
    var now = now();
    return leaver.with(
        name,
        new Step(
            outcome,
            before == null ? 1 : before.attempts() + 1,
            before == null ? now : before.firstAttemptAt(),
            now,
            message,
            warnings));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
