package io.offboard.store;

import java.time.Instant;

/**
 * What came of a turn.
 *
 * @param state the step's state from here on
 * @param nextAttemptAt when it has its next turn; null for none
 * @param integration the account's; null where the account could not be read
 * @param userId the user that was found; null if none was
 * @param provenAt when the proof was received; null without one
 * @param attempt what was tried; null if nothing was
 * @param auditLine the attempt's line in the audit; null if nothing was tried
 */
public record StepResult(
    StepState state,
    Instant nextAttemptAt,
    String integration,
    String userId,
    Instant provenAt,
    LeaverAttempt attempt,
    String auditLine) {

  /** Nothing is tried any more: the time is over. */
  public static StepResult gaveUp() {
    return new StepResult(StepState.GAVE_UP, null, null, null, null, null, null);
  }
}
