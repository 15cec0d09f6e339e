package io.offboard.examples.employee;

import java.time.Instant;
import java.util.List;

/**
 * What one step has come to.
 *
 * @param outcome {@code deactivated} or {@code already_inactive}; {@code later} while it is put
 *     off; {@code failed} or {@code gave_up} if a human has to look
 * @param attempts how often it was tried
 * @param firstAttemptAt when it was tried first
 * @param lastAttemptAt when it was tried last
 * @param message what went wrong at the last attempt, in one sentence; null if nothing did
 * @param warnings what went wrong beside the step, for example {@code sessions-not-revoked}
 */
public record Step(
    String outcome,
    int attempts,
    Instant firstAttemptAt,
    Instant lastAttemptAt,
    String message,
    List<String> warnings) {

  static final String LATER = "later";
  static final String FAILED = "failed";
  static final String GAVE_UP = "gave_up";

  /** Whether there is nothing left to try. */
  boolean settled() {
    return !outcome.equals(LATER);
  }

  /** Whether the user is deactivated. */
  boolean succeeded() {
    return settled() && !outcome.equals(FAILED) && !outcome.equals(GAVE_UP);
  }
}
