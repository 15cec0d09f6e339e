package io.offboard.leaver;

import io.offboard.limit.Pace;
import io.offboard.store.LeaverState;
import io.offboard.store.StepResult;
import io.offboard.store.StoreUnavailableException;
import io.offboard.store.Turn;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;

/** Says in a route how a turn of a step goes. */
public final class LeaverTurn {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LeaverRegister register;
  private final Pace pace;
  private final Clock clock;

  /**
   * Takes turns.
   *
   * @param register where the leavers are
   * @param pace says when an account may be asked
   * @param clock tells the time
   */
  public LeaverTurn(LeaverRegister register, Pace pace, Clock clock) {
    this.register = register;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Begins the turn in the message body, and says in {@code leaverPlan} what is to be done: {@code
   * ATTEMPT}, {@code GIVE_UP}, {@code PUT_OFF}, or nothing where the turn has {@code PASSED}.
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
    if (work.step() == null) {
      return "PASSED";
    }
    if (!clock.instant().isBefore(work.leaver().giveUpAt())) {
      return "GIVE_UP";
    }
    var later = pace.enter(work.turn().account());
    later.ifPresent(work::comeAgain);
    return later.isPresent() ? "PUT_OFF" : "ATTEMPT";
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
   * Says when the same turn comes again: the message body, null for never.
   *
   * @param exchange the exchange
   */
  public void comesAgain(Exchange exchange) {
    exchange.getMessage().setBody(LeaverWork.of(exchange).comesAgain());
  }
}
