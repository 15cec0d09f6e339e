package io.offboard.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.caller.Caller;
import io.offboard.error.InvalidRequestException;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverEvent;
import io.offboard.store.LeaverRows;
import io.offboard.store.LeaverSight;
import io.offboard.store.LeaverState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells of leavers, calls them off, opens them anew. Each sees what its caller may see. */
public final class LeaverRegister {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final LeaverRows rows;
  private final Clock clock;
  private final LeaverEngine engine;

  /**
   * Keeps leavers.
   *
   * @param rows where they are; null if there is no store
   * @param clock tells the time
   * @param engine takes their turns
   */
  public LeaverRegister(LeaverRows rows, Clock clock, LeaverEngine engine) {
    this.rows = rows;
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
   * Finds a leaver that the caller may see.
   *
   * @param id its id
   * @param caller who asks
   * @return the leaver
   * @throws InvalidRequestException (404) if there is none
   */
  public Leaver find(String id, Caller caller) {
    return rows()
        .queries()
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
    return rows().queries().list(sight(caller), state, below, count, LIMIT);
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
    return rows().cancel(id, name(caller), LIMIT).orElse(found);
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
    var retried = rows().retry(id, name(caller), giveUpAfter, LIMIT).orElse(found);
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
    var queries = rows().queries();
    var history = new ArrayList<>(List.of(LeaverEvent.accepted(leaver)));
    history.addAll(queries.events(id, LIMIT));
    return LeaverEvidence.of(leaver, history, queries.attempts(id, LIMIT), clock.instant());
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
    rows()
        .queries()
        .export(sight(caller), first, end, leaver -> LeaverEvidence.lines(leaver).forEach(sink));
  }

  private static String name(Caller caller) {
    return caller == null ? null : caller.name();
  }

  /** Which leavers a caller may see. */
  static LeaverSight sight(Caller caller) {
    return caller == null
        ? LeaverSight.of(null, null)
        : LeaverSight.of(caller.name(), caller.accounts());
  }
}
