package io.offboard.leaver;

import io.offboard.account.AccountOutline;
import io.offboard.error.OffboardException;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverStep;
import io.offboard.store.StepState;
import io.offboard.store.Turn;
import java.time.Instant;
import org.apache.camel.Exchange;

/** A turn in progress. Belongs to one thread at a time. */
final class LeaverWork {
  /** The exchange property that holds it. */
  static final String PROPERTY = "leaverWork";

  private final Turn turn;
  private final Leaver leaver;
  private final LeaverStep step;
  private Instant began;
  private Object answer;
  private StepState next;
  private Instant nextAt;
  private Instant comesAgain;
  private AccountOutline movesTo;

  /**
   * A turn.
   *
   * @param turn the turn
   * @param leaver whose it is
   * @param step which of its steps
   */
  LeaverWork(Turn turn, Leaver leaver, LeaverStep step) {
    this.turn = turn;
    this.leaver = leaver;
    this.step = step;
  }

  static LeaverWork of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, LeaverWork.class);
  }

  Turn turn() {
    return turn;
  }

  Leaver leaver() {
    return leaver;
  }

  LeaverStep step() {
    return step;
  }

  Instant began() {
    return began;
  }

  void begin(Instant now) {
    began = now;
  }

  /** A result or an error. */
  Object answer() {
    return answer;
  }

  void answer(Object given) {
    answer = given;
  }

  /** The error; null after a success. */
  OffboardException error() {
    return answer instanceof OffboardException error ? error : null;
  }

  /** What the step becomes; null if the attempt was none. */
  StepState next() {
    return next;
  }

  /** When the step has its next turn; null for never. */
  Instant nextAt() {
    return nextAt;
  }

  void becomes(StepState state, Instant at) {
    next = state;
    nextAt = at;
  }

  /** The account to whose stage the step moves; null if it stays. */
  AccountOutline movesTo() {
    return movesTo;
  }

  void moveTo(AccountOutline outline) {
    movesTo = outline;
  }

  /** When the same turn comes again; null if it has passed. */
  Instant comesAgain() {
    return comesAgain;
  }

  /** At the end of the leaver's time at the latest. */
  void comeAgain(Instant at) {
    comesAgain = atLatest(at);
  }

  /** A moment, or the end of the leaver's time, if that is earlier. */
  Instant atLatest(Instant at) {
    return at.isBefore(leaver.giveUpAt()) ? at : leaver.giveUpAt();
  }
}
