package io.offboard.store;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Somebody who leaves, with a step for each account. Whatever is done to it gives another one.
 *
 * @param id its id
 * @param number newer ones have higher ones; 0 before it is stored
 * @param fingerprint tells its request from others, 64 characters
 * @param request what was asked for, as JSON
 * @param state how far it has come, but never {@code SCHEDULED}: see {@link #shownAt}
 * @param requestedBy who asked for it; null for a larger flow
 * @param createdAt when it was accepted
 * @param startsAt when it begins
 * @param giveUpAt when what is still open is given up
 * @param steps in the order of the request
 */
public record Leaver(
    String id,
    long number,
    String fingerprint,
    String request,
    LeaverState state,
    String requestedBy,
    Instant createdAt,
    Instant startsAt,
    Instant giveUpAt,
    List<LeaverStep> steps) {

  /** Copies the steps. */
  public Leaver {
    steps = List.copyOf(steps);
  }

  /**
   * The state as it is told.
   *
   * @param now the time
   * @return the state
   */
  public LeaverState shownAt(Instant now) {
    return state == LeaverState.RUNNING && startsAt.isAfter(now) ? LeaverState.SCHEDULED : state;
  }

  /**
   * The step whose turn it is.
   *
   * @param turn a turn
   * @return the step; null if the turn has passed, or the step is not open
   */
  public LeaverStep stepOf(Turn turn) {
    return steps.stream()
        .filter(step -> step.account().equals(turn.account()))
        .filter(step -> step.turn() == turn.number() && step.state().isOpen())
        .findFirst()
        .orElse(null);
  }

  /** Called off: what is under way ends, and nothing else begins. */
  Leaver cancelled() {
    return state == LeaverState.RUNNING
        ? in(LeaverState.CANCELLED, giveUpAt).each(LeaverStep::resting)
        : this;
  }

  /** What failed or was given up is opened anew, if there is any, until another time. */
  Leaver retried(Instant now, Instant until) {
    var isBad = steps.stream().anyMatch(step -> isBad(step.state()));
    if (state == LeaverState.CANCELLED || !isBad) {
      return this;
    }
    return in(LeaverState.RUNNING, until)
        .each(step -> isBad(step.state()) ? step.reopened() : step)
        .advanced(now);
  }

  private static boolean isBad(StepState state) {
    return !state.isOpen() && !state.isGood();
  }

  /** A turn came to its end. */
  Leaver after(Turn turn, StepResult result, Instant now) {
    var step = stepOf(turn);
    if (step == null) {
      return this;
    }
    var ended = state == LeaverState.RUNNING ? step.after(result) : step.after(result).resting();
    return each(any -> any == step ? ended : any).advanced(now);
  }

  /** The step whose turn it is goes to another stage, and has its turn there. */
  Leaver moved(Turn turn, String integration, int stage, Instant now) {
    var step = stepOf(turn);
    if (step == null || state != LeaverState.RUNNING) {
      return this;
    }
    return each(any -> any == step ? step.movedTo(integration, stage) : any).advanced(now);
  }

  /** Gives the steps of the next stage their turn if the one before is over, or ends the leaver. */
  Leaver advanced(Instant now) {
    var open = steps.stream().filter(step -> step.state().isOpen()).toList();
    if (state != LeaverState.RUNNING) {
      return this;
    }
    if (open.isEmpty()) {
      var isGood = steps.stream().allMatch(step -> step.state().isGood());
      return in(isGood ? LeaverState.COMPLETE : LeaverState.NEEDS_ATTENTION, giveUpAt);
    }
    var stage = open.stream().mapToInt(LeaverStep::stage).min().getAsInt();
    var begins = startsAt.isAfter(now) ? startsAt : now;
    return each(step -> isNext(step, stage) ? step.dueAt(begins) : step);
  }

  private static boolean isNext(LeaverStep step, int stage) {
    return step.stage() == stage
        && step.state() == StepState.PENDING
        && step.nextAttemptAt() == null;
  }

  private Leaver in(LeaverState other, Instant until) {
    return new Leaver(
        id, number, fingerprint, request, other, requestedBy, createdAt, startsAt, until, steps);
  }

  private Leaver each(UnaryOperator<LeaverStep> change) {
    return with(steps.stream().map(change).toList());
  }

  /** The same leaver with other steps. */
  Leaver with(List<LeaverStep> other) {
    return new Leaver(
        id, number, fingerprint, request, state, requestedBy, createdAt, startsAt, giveUpAt, other);
  }
}
