package io.offboard.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.LeaverRequest;
import io.offboard.LeaverResult;
import io.offboard.account.AccountResolver;
import io.offboard.call.Call;
import io.offboard.caller.Caller;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.OffboardException;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverRows;
import io.offboard.store.LeaverRows.Accepted;
import io.offboard.store.LeaverSight;
import io.offboard.store.LeaverState;
import io.offboard.store.TakenIdException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/** Accepts leavers, tells of them, and calls them off. Each sees what its caller may see. */
public final class LeaverRegister {
  /** How many leavers one request may bring. */
  public static final int MOST = 10_000;

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String TAKEN = "The id is taken by another leaver: give this one another.";

  private final LeaverRows rows;
  private final LeaverPlan plan;
  private final Clock clock;
  private final LeaverEngine engine;

  /**
   * Keeps leavers.
   *
   * @param rows where they are; null if there is no store
   * @param accounts all accounts
   * @param clock tells the time
   * @param engine takes their turns
   */
  public LeaverRegister(
      LeaverRows rows, AccountResolver accounts, Clock clock, LeaverEngine engine) {
    this.rows = rows;
    this.plan = new LeaverPlan(accounts, clock);
    this.clock = clock;
    this.engine = engine;
  }

  /**
   * Lets nobody pass if there is no place for leavers.
   *
   * @throws InvalidRequestException (501) if there is no store
   */
  public void require() {
    rows();
  }

  /**
   * Where the leavers are.
   *
   * @throws InvalidRequestException (501) if there is no store
   */
  LeaverRows rows() {
    if (rows == null) {
      throw new InvalidRequestException(
          501, "Leavers need a store: set offboard.store.url, and add db-scheduler if you embed.");
    }
    return rows;
  }

  /**
   * Accepts the {@link LeaverRequest} in the message body, which becomes a {@link LeaverResult}.
   *
   * @param exchange the exchange
   * @throws OffboardException if nothing is accepted
   */
  public void accept(Exchange exchange) {
    var request = LeaverRequests.of(exchange.getMessage().getBody());
    var caller = caller(exchange);
    try {
      var accepted = accept(List.of(plan(request, caller)), caller).get(0);
      exchange.getMessage().setBody(new LeaverResult(json(accepted.leaver()), accepted.isNew()));
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
  public void acceptAll(Exchange exchange) {
    var requests = exchange.getMessage().getBody(List.class);
    var caller = caller(exchange);
    var leavers = new ArrayList<Leaver>();
    for (var request : requests) {
      try {
        leavers.add(plan(LeaverRequests.of(request), caller));
      } catch (InvalidRequestException | io.offboard.error.AccountNotFoundException e) {
        throw wrongLine(leavers.size(), e.getMessage());
      }
    }
    try {
      accept(leavers, caller);
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
    rows();
    return plan.of(request, caller);
  }

  private List<Accepted> accept(List<Leaver> leavers, Caller caller) {
    var accepted = rows().accept(leavers, sight(caller)::includes, LIMIT);
    engine.look();
    return accepted;
  }

  /**
   * Finds a leaver that the caller may see.
   *
   * @param id its id
   * @param caller who asks
   * @return the leaver
   * @throws InvalidRequestException (404) if there is none
   */
  public Leaver find(String id, Caller caller) {
    return rows()
        .find(id, LIMIT)
        .filter(sight(caller)::includes)
        .orElseThrow(() -> new InvalidRequestException(404, "There is no leaver with this id."));
  }

  /** The leaver as callers see it. */
  public ObjectNode json(Leaver leaver) {
    return LeaverJson.of(leaver, clock.instant());
  }

  /**
   * Lists leavers that the caller may see, the newest first.
   *
   * @param state only those in this state; null for all
   * @param below only those with a lower number
   * @param count how many at most
   * @param caller who asks
   * @return the leavers
   */
  public List<Leaver> list(LeaverState state, long below, int count, Caller caller) {
    return rows().list(sight(caller), state, below, count, LIMIT);
  }

  /**
   * Calls a leaver off.
   *
   * @param id its id
   * @param caller who asks
   * @return the leaver as it is now
   * @throws InvalidRequestException (404) if there is none
   */
  public Leaver cancel(String id, Caller caller) {
    var found = find(id, caller);
    return rows().cancel(id, LIMIT).orElse(found);
  }

  /**
   * Opens anew what failed or was given up.
   *
   * @param id its id
   * @param caller who asks
   * @return the leaver as it is now
   * @throws InvalidRequestException (404) if there is none
   */
  public Leaver retry(String id, Caller caller) {
    var found = find(id, caller);
    var giveUpAfter = LeaverRequests.stored(found.request()).giveUpAfter();
    var retried = rows().retry(id, giveUpAfter, LIMIT).orElse(found);
    engine.look();
    return retried;
  }

  /**
   * All that proves what became of a leaver.
   *
   * @param id its id
   * @param caller who asks
   * @return one document
   * @throws InvalidRequestException (404) if there is none
   */
  public JsonNode evidence(String id, Caller caller) {
    var leaver = find(id, caller);
    return LeaverEvidence.of(leaver, rows().attempts(id, LIMIT), clock.instant());
  }

  /**
   * Gives a line of CSV for each step of the leavers that begin in a span of time.
   *
   * @param from the first moment; null for the first of all
   * @param to the first moment that is too late; null for none
   * @param caller who asks
   * @param sink takes each line, that of the names first
   */
  public void export(Instant from, Instant to, Caller caller, Consumer<String> sink) {
    var first = Optional.ofNullable(from).orElse(Instant.EPOCH);
    var end = Optional.ofNullable(to).orElse(Instant.parse("9999-01-01T00:00:00Z"));
    sink.accept(LeaverEvidence.CSV);
    rows().export(sight(caller), first, end, leaver -> LeaverEvidence.lines(leaver).forEach(sink));
  }

  private static LeaverSight sight(Caller caller) {
    return caller == null
        ? LeaverSight.of(null, null)
        : LeaverSight.of(caller.name(), caller.accounts());
  }

  private static Caller caller(Exchange exchange) {
    var call = Call.of(exchange);
    return call == null ? null : call.caller();
  }
}
