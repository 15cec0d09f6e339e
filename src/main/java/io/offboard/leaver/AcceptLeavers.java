package io.offboard.leaver;

import io.offboard.LeaverRequest;
import io.offboard.LeaverResult;
import io.offboard.account.AccountResolver;
import io.offboard.call.Call;
import io.offboard.caller.Caller;
import io.offboard.error.AccountNotFoundException;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.OffboardException;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverRows.Accepted;
import io.offboard.store.TakenIdException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** Says in a route how leavers are accepted: one, or many of whom all are or none. */
public final class AcceptLeavers {
  /** How many leavers one request may bring. */
  public static final int MOST = 10_000;

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Ten thousand take some seconds; on a machine that has other things to do, some times that. */
  private static final Duration LIMIT_OF_MANY = Duration.ofSeconds(60);

  private static final String TAKEN = "The id is taken by another leaver: give this one another.";

  private final LeaverRegister register;
  private final LeaverPlan plan;
  private final LeaverEngine engine;

  /**
   * Accepts leavers.
   *
   * @param register where they are
   * @param accounts all accounts
   * @param clock tells the time
   * @param engine takes their turns
   */
  public AcceptLeavers(
      LeaverRegister register, AccountResolver accounts, Clock clock, LeaverEngine engine) {
    this.register = register;
    this.plan = new LeaverPlan(accounts, clock);
    this.engine = engine;
  }

  /**
   * Accepts the {@link LeaverRequest} in the message body, which becomes a {@link LeaverResult}.
   *
   * @param exchange the exchange
   * @throws OffboardException if nothing is accepted
   */
  public void one(Exchange exchange) {
    var request = LeaverRequests.of(exchange.getMessage().getBody());
    var caller = caller(exchange);
    try {
      var accepted = accept(List.of(plan(request, caller)), caller, LIMIT).get(0);
      var leaver = register.json(accepted.leaver());
      exchange.getMessage().setBody(new LeaverResult(leaver, accepted.isNew()));
    } catch (TakenIdException e) {
      throw new InvalidRequestException(409, TAKEN);
    }
  }

  /**
   * Accepts the list of {@link LeaverRequest} in the message body, which becomes their number.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException (400) if one of them is wrong, whatever is wrong in it: nothing
   *     is accepted
   */
  public void all(Exchange exchange) {
    var requests = exchange.getMessage().getBody(List.class);
    var caller = caller(exchange);
    var leavers = new ArrayList<Leaver>();
    for (var request : requests) {
      try {
        leavers.add(plan(LeaverRequests.of(request), caller));
      } catch (InvalidRequestException | AccountNotFoundException e) {
        throw wrongLine(leavers.size(), e.getMessage());
      }
    }
    try {
      accept(leavers, caller, LIMIT_OF_MANY);
    } catch (TakenIdException e) {
      throw wrongLine(e.index(), TAKEN);
    }
    exchange.getMessage().setBody(leavers.size());
  }

  /**
   * One of many requests is wrong.
   *
   * @param index which, counted from 0
   * @param problem what is wrong with it
   * @return the error
   */
  public static InvalidRequestException wrongLine(int index, String problem) {
    return new InvalidRequestException("Line %d: %s".formatted(index + 1, problem));
  }

  private Leaver plan(LeaverRequest request, Caller caller) {
    register.require();
    return plan.of(request, caller);
  }

  private List<Accepted> accept(List<Leaver> leavers, Caller caller, Duration limit) {
    var accepted = register.rows().accept(leavers, LeaverRegister.sight(caller)::includes, limit);
    engine.look();
    return accepted;
  }

  private static Caller caller(Exchange exchange) {
    var call = Call.of(exchange);
    return call == null ? null : call.caller();
  }
}
