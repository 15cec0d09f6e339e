package io.offboard.leaver;

import io.offboard.account.AccountOutline;
import io.offboard.account.AccountResolver;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import io.offboard.limit.Pace;
import io.offboard.store.LeaverState;
import io.offboard.store.LeaverStep;
import io.offboard.store.StepResult;
import io.offboard.store.StoreUnavailableException;
import io.offboard.store.Turn;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Says in a route how a turn of a step goes. */
public final class LeaverTurn {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LeaverRegister register;
  private final AccountResolver accounts;
  private final Pace pace;
  private final Clock clock;

  /**
   * Takes turns.
   *
   * @param register where the leavers are
   * @param accounts all accounts
   * @param pace says when an account may be asked
   * @param clock tells the time
   */
  public LeaverTurn(LeaverRegister register, AccountResolver accounts, Pace pace, Clock clock) {
    this.register = register;
    this.accounts = accounts;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Begins the turn in the message body, and says in {@code leaverPlan} what is to be done: {@code
   * ATTEMPT}, {@code GIVE_UP}, {@code MOVE}, {@code PUT_OFF}, or nothing where the turn has {@code
   * PASSED}.
   *
   * @param exchange the exchange
   * @throws StoreUnavailableException if nobody can say
   */
  public void begin(Exchange exchange) {
    var turn = exchange.getMessage().getBody(Turn.class);
    var rows = register.rows();
    rows.requireWritable(LIMIT);
    var leaver = rows.queries().find(turn.leaver(), LIMIT).orElse(null);
    var isOn = leaver != null && leaver.state() == LeaverState.RUNNING;
    var work = new LeaverWork(turn, leaver, isOn ? leaver.stepOf(turn) : null);
    exchange.setProperty(LeaverWork.PROPERTY, work);
    exchange.setProperty("leaverPlan", plan(work));
  }

  private String plan(LeaverWork work) {
    if (work.step() == null || work.step().nextAttemptAt() == null) {
      return "PASSED";
    }
    if (!clock.instant().isBefore(work.leaver().giveUpAt())) {
      return "GIVE_UP";
    }
    var outline = outlineOfAnotherStage(work.step());
    if (outline.isPresent()) {
      work.moveTo(outline.get());
      return "MOVE";
    }
    var later = pace.enter(work.turn().account());
    later.ifPresent(work::comeAgain);
    return later.isPresent() ? "PUT_OFF" : "ATTEMPT";
  }

  /** Such an account could not be told, or was another vendor's, when the leaver was accepted. */
  private Optional<AccountOutline> outlineOfAnotherStage(LeaverStep step) {
    try {
      return Optional.of(accounts.outline(step.account()))
          .filter(outline -> !outline.integration().equals(step.integration()))
          .filter(outline -> outline.stage() != step.stage());
    } catch (AccountMisconfiguredException | AccountNotFoundException e) {
      return Optional.empty(); // the attempt says what is wrong
    }
  }

  /**
   * Leaves the account's place to others.
   *
   * @param exchange the exchange
   */
  public void leave(Exchange exchange) {
    pace.leave(LeaverWork.of(exchange).turn().account());
  }

  /**
   * Gives the step up.
   *
   * @param exchange the exchange
   * @throws StoreUnavailableException if that is not recorded
   */
  public void giveUp(Exchange exchange) {
    register.rows().end(LeaverWork.of(exchange).turn(), StepResult.gaveUp(), LIMIT);
  }

  /**
   * Moves the step to its account's stage, where it gets its turn when the earlier ones are over,
   * and notes why.
   *
   * @param exchange the exchange
   * @throws StoreUnavailableException if that is not recorded
   */
  public void move(Exchange exchange) {
    var work = LeaverWork.of(exchange);
    var outline = work.movesTo();
    register
        .rows()
        .move(
            work.turn(), outline.integration(), outline.stage(), why(work.step(), outline), LIMIT);
  }

  private static String why(LeaverStep step, AccountOutline outline) {
    var before = step.integration();
    return "The account's integration is %s, %s, and its stage is %d, not %d."
        .formatted(
            outline.integration(),
            before == null ? "which was not known before" : "not " + before,
            outline.stage(),
            step.stage());
  }

  /**
   * Says when the same turn comes again: the message body, null for never.
   *
   * @param exchange the exchange
   */
  public void comesAgain(Exchange exchange) {
    exchange.getMessage().setBody(LeaverWork.of(exchange).comesAgain());
  }
}
