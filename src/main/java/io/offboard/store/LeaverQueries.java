package io.offboard.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the leavers of all nodes. */
public final class LeaverQueries {
  private static final Duration BY_HAND = Duration.ofSeconds(60);

  private final Database database;
  private final Clock clock;

  LeaverQueries(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Finds a leaver.
   *
   * @param id its id
   * @param limit the longest time
   * @return empty if there is none
   * @throws StoreUnavailableException if the store does not answer
   */
  public Optional<Leaver> find(String id, Duration limit) {
    return database.run(limit, session -> find(session, id).stream().findFirst());
  }

  /** Those of some ids that are there. */
  static List<Leaver> find(Session session, String... ids) throws SQLException {
    var found = session.query("find-leavers", LeaverRow::leaver, (Object) ids);
    return withSteps(session, found);
  }

  /** Leavers with the steps that they have now. */
  static List<Leaver> withSteps(Session session, List<Leaver> found) throws SQLException {
    var steps = new HashMap<String, List<LeaverStep>>();
    var ids = found.stream().map(Leaver::id).toArray(String[]::new);
    session.query(
        "find-leaver-steps",
        row ->
            steps
                .computeIfAbsent(row.getString("leaver"), id -> new ArrayList<>())
                .add(LeaverRow.step(row)),
        (Object) ids);
    return found.stream()
        .map(leaver -> leaver.with(steps.getOrDefault(leaver.id(), List.of())))
        .toList();
  }

  /**
   * Lists leavers, the newest first.
   *
   * @param seen which of them the caller may see
   * @param state only those in this state; null for all
   * @param below only those with a lower number
   * @param count how many at most
   * @param limit the longest time
   * @return the leavers
   * @throws StoreUnavailableException if the store does not answer
   */
  public List<Leaver> list(
      LeaverSight seen, LeaverState state, long below, int count, Duration limit) {
    var stored = state == LeaverState.SCHEDULED ? LeaverState.RUNNING : state;
    var label = stored == null ? null : stored.label();
    var now = clock.instant();
    return database.run(
        limit,
        session ->
            withSteps(
                session,
                session.query(
                    "list-leavers",
                    LeaverRow::leaver,
                    below,
                    label,
                    label,
                    state == LeaverState.SCHEDULED ? now : LeaverRow.BEFORE_ALL,
                    state == LeaverState.RUNNING ? now : LeaverRow.AFTER_ALL,
                    seen.all(),
                    seen.requestedBy(),
                    seen.accounts(),
                    count)));
  }

  /**
   * Gives leavers in the order in which they begin, a thousand at a time.
   *
   * @param seen which of them the caller may see
   * @param from the first moment of their beginning
   * @param to the first moment that is too late
   * @param sink takes each
   * @throws StoreUnavailableException if the store does not answer
   */
  public void export(LeaverSight seen, Instant from, Instant to, Consumer<Leaver> sink) {
    var start = from;
    var number = -1L;
    while (true) {
      var after = start;
      var last = number;
      var page =
          database.run(
              BY_HAND,
              session ->
                  withSteps(
                      session,
                      session.query(
                          "export-leavers",
                          LeaverRow::leaver,
                          after,
                          last,
                          to,
                          seen.all(),
                          seen.requestedBy(),
                          seen.accounts())));
      if (page.isEmpty()) {
        return;
      }
      page.forEach(sink);
      start = page.get(page.size() - 1).startsAt();
      number = page.get(page.size() - 1).number();
    }
  }

  /**
   * What was done to a leaver after it was accepted, the oldest first.
   *
   * @param id the leaver's id
   * @param limit the longest time
   * @return what was done
   * @throws StoreUnavailableException if the store does not answer
   */
  public List<LeaverEvent> events(String id, Duration limit) {
    return database.run(
        limit, session -> session.query("find-leaver-events", LeaverRow::event, id));
  }

  /**
   * The attempts of a leaver, the oldest first.
   *
   * @param id the leaver's id
   * @param limit the longest time
   * @return the attempts
   * @throws StoreUnavailableException if the store does not answer
   */
  public List<LeaverAttempt> attempts(String id, Duration limit) {
    return database.run(
        limit, session -> session.query("find-leaver-attempts", LeaverRow::attempt, id));
  }
}
