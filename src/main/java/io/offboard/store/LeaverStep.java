package io.offboard.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One account of a leaver.
 *
 * @param account the integrated account
 * @param integration the account's; null while it could not be read
 * @param stage steps of a lower one come before
 * @param state how far it has come
 * @param turn how many turns it was given
 * @param attempts how many came to their end
 * @param repeats how many of them since it was opened or moved last
 * @param firstAttemptAt when the first began; null before it
 * @param nextAttemptAt when its turn is; null if it has none
 * @param provenAt when the proof was received; null before it
 * @param outcome of a step that is done; else null
 * @param userId the vendor's id of the user; null while it is not known
 * @param vendorRequestId the vendor's name for the last deactivate call; null if there is none
 * @param message what keeps it from being done; null if nothing does
 */
public record LeaverStep(
    UUID account,
    String integration,
    int stage,
    StepState state,
    int turn,
    int attempts,
    int repeats,
    Instant firstAttemptAt,
    Instant nextAttemptAt,
    Instant provenAt,
    String outcome,
    String userId,
    String vendorRequestId,
    String message) {

  /**
   * A step that was not begun.
   *
   * @param account the integrated account
   * @param integration the account's; null if it cannot be read
   * @param stage steps of a lower one come before
   * @return the step
   */
  public static LeaverStep of(UUID account, String integration, int stage) {
    return new LeaverStep(
        account,
        integration,
        stage,
        StepState.PENDING,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The step with a turn. */
  LeaverStep dueAt(Instant time) {
    return new LeaverStep(
        account,
        integration,
        stage,
        state,
        turn + 1,
        attempts,
        repeats,
        firstAttemptAt,
        time,
        provenAt,
        outcome,
        userId,
        vendorRequestId,
        message);
  }

  /** The step without a turn to come; one that is under way still counts. */
  LeaverStep resting() {
    return new LeaverStep(
        account,
        integration,
        stage,
        state,
        turn,
        attempts,
        repeats,
        firstAttemptAt,
        null,
        provenAt,
        outcome,
        userId,
        vendorRequestId,
        message);
  }

  /** The step, not begun, in the stage of an account that could not be told before. */
  LeaverStep movedTo(String toldIntegration, int toldStage) {
    return new LeaverStep(
        account,
        toldIntegration,
        toldStage,
        StepState.PENDING,
        turn,
        attempts,
        0,
        firstAttemptAt,
        null,
        provenAt,
        outcome,
        userId,
        vendorRequestId,
        null);
  }

  /** The step opened anew. */
  LeaverStep reopened() {
    return new LeaverStep(
        account,
        integration,
        stage,
        StepState.PENDING,
        turn,
        attempts,
        0,
        firstAttemptAt,
        null,
        null,
        null,
        userId,
        vendorRequestId,
        null);
  }

  /** The step after its turn. */
  LeaverStep after(StepResult result) {
    var attempt = result.attempt();
    var counted = attempt == null ? 0 : 1;
    var ended =
        new LeaverStep(
            account,
            result.integration() == null ? integration : result.integration(),
            stage,
            result.state(),
            turn,
            attempts + counted,
            repeats + counted,
            firstAttemptAt == null && attempt != null ? attempt.time() : firstAttemptAt,
            null,
            result.provenAt(),
            result.state() == StepState.DONE ? attempt.outcome() : null,
            result.userId() == null ? userId : result.userId(),
            attempt == null ? vendorRequestId : attempt.vendorRequestId(),
            attempt == null ? message : attempt.message());
    return result.nextAttemptAt() == null ? ended : ended.dueAt(result.nextAttemptAt());
  }
}
