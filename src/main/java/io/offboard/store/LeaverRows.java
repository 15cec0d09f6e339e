package io.offboard.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The leavers of all nodes. What changes one is a transaction that holds its row, and has the tasks
 * of the turns that begin by it: neither is there without the other.
 */
public final class LeaverRows {
  private static final Duration BY_HAND = Duration.ofSeconds(60);

  private final Database database;
  private final AuditRows audit;
  private final LeaverTasks tasks;
  private final Clock clock;

  LeaverRows(Database database, AuditRows audit, LeaverTasks tasks, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * A leaver that was asked for.
   *
   * @param leaver as it is in the store
   * @param isNew false if it was there before
   */
  public record Accepted(Leaver leaver, boolean isNew) {}

  /**
   * Accepts leavers, all or none. One that is there already stays as it is.
   *
   * @param wanted leavers without turns
   * @param mayMeet whether the caller may be told of a leaver that is there already
   * @param limit the longest time
   * @return the leavers, in the same order
   * @throws TakenIdException if an id is another leaver's, or that of one that the caller may not
   *     be told of
   * @throws StoreUnavailableException if the store does not answer
   */
  public List<Accepted> accept(List<Leaver> wanted, Predicate<Leaver> mayMeet, Duration limit) {
    var sorted = wanted.stream().sorted(Comparator.comparing(Leaver::id)).toList();
    var byId = new HashMap<String, Accepted>();
    database.transaction(
        limit,
        session -> {
          var counts =
              session.updateAll("insert-leaver", sorted.stream().map(LeaverRow::values).toList());
          var fresh = new ArrayList<Leaver>();
          for (var i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
              fresh.add(sorted.get(i).advanced(clock.instant()));
            }
          }
          insertSteps(session, fresh);
          fresh.forEach(leaver -> byId.put(leaver.id(), new Accepted(leaver, true)));
          if (fresh.size() < sorted.size()) {
            meet(session, wanted, mayMeet, byId);
          }
          return null;
        });
    return wanted.stream().map(leaver -> byId.get(leaver.id())).toList();
  }

  private void insertSteps(Session session, List<Leaver> fresh) throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    session.updateAll("insert-leaver-step", fresh.stream().flatMap(LeaverRow::stepValues).toList());
    var due = new LinkedHashMap<Turn, Instant>();
    fresh.forEach(leaver -> LeaverTasks.addNew(leaver.with(List.of()), leaver, due));
    tasks.schedule(session.connection(), due);
  }

  /** Two of one id may also have come together. */
  private static void meet(
      Session session, List<Leaver> wanted, Predicate<Leaver> mayMeet, Map<String, Accepted> byId)
      throws SQLException {
    var there = new HashMap<String, Leaver>();
    find(session, wanted.stream().map(Leaver::id).distinct().toArray(String[]::new))
        .forEach(leaver -> there.put(leaver.id(), leaver));
    for (var i = 0; i < wanted.size(); i++) {
      var met = there.get(wanted.get(i).id());
      var isOurs = byId.containsKey(met.id());
      if (!met.fingerprint().equals(wanted.get(i).fingerprint()) || !isOurs && !mayMeet.test(met)) {
        throw new TakenIdException(i);
      }
      byId.putIfAbsent(met.id(), new Accepted(met, false));
    }
  }

  /**
   * Makes sure, before a vendor is asked, that what comes of it can be recorded.
   *
   * @param limit the longest time
   * @throws StoreUnavailableException if it cannot
   */
  public void requireWritable(Duration limit) {
    audit.requireWritable(limit);
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

  private static List<Leaver> find(Session session, String... ids) throws SQLException {
    var found = session.query("find-leavers", LeaverRow::leaver, (Object) ids);
    return withSteps(session, found);
  }

  private static List<Leaver> withSteps(Session session, List<Leaver> found) throws SQLException {
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

  /**
   * Ends a turn: what came of it, its audit row, and the turns that begin by it, all or nothing. If
   * the turn has passed, the attempt and its audit row are kept, and the step stays as it is.
   *
   * @param turn the turn
   * @param result what came of it
   * @param limit the longest time
   * @return false if the turn has passed
   * @throws StoreUnavailableException if the store does not answer: nothing is recorded
   */
  public boolean end(Turn turn, StepResult result, Duration limit) {
    var isItsTurn = new AtomicBoolean();
    change(
        turn.leaver(),
        limit,
        leaver -> {
          isItsTurn.set(leaver.stepOf(turn) != null);
          return leaver.after(turn, result, clock.instant());
        },
        session -> {
          if (result.auditLine() != null) {
            session.update(AuditLine.INSERT, AuditLine.values(result.auditLine()));
          }
          if (result.attempt() != null) {
            session.update(
                "insert-leaver-attempt", LeaverRow.values(turn.leaver(), result.attempt()));
          }
        });
    return isItsTurn.get();
  }

  /**
   * Calls a leaver off, if anything of it is open.
   *
   * @param id its id
   * @param limit the longest time
   * @return the leaver as it is now; empty if there is none
   * @throws StoreUnavailableException if the store does not answer
   */
  public Optional<Leaver> cancel(String id, Duration limit) {
    return change(id, limit, Leaver::cancelled, session -> {});
  }

  /**
   * Opens anew what failed or was given up, if there is any.
   *
   * @param id its id
   * @param giveUpAfter counts from now
   * @param limit the longest time
   * @return the leaver as it is now; empty if there is none
   * @throws StoreUnavailableException if the store does not answer
   */
  public Optional<Leaver> retry(String id, Duration giveUpAfter, Duration limit) {
    var now = clock.instant();
    return change(id, limit, leaver -> leaver.retried(now, now.plus(giveUpAfter)), session -> {});
  }

  private interface Beside {
    void run(Session session) throws SQLException;
  }

  private Optional<Leaver> change(
      String id, Duration limit, UnaryOperator<Leaver> change, Beside beside) {
    return database.locking(
        limit,
        session -> {
          var locked = session.query("lock-leaver", LeaverRow::leaver, id);
          if (locked.isEmpty()) {
            return Optional.empty();
          }
          var before = withSteps(session, locked).get(0);
          var after = change.apply(before);
          beside.run(session);
          save(session, before, after);
          return Optional.of(after);
        });
  }

  private void save(Session session, Leaver before, Leaver after) throws SQLException {
    for (var step : after.steps()) {
      if (!before.steps().contains(step)) {
        session.update("update-leaver-step", LeaverRow.values(after.id(), step));
      }
    }
    if (before.state() != after.state() || !before.giveUpAt().equals(after.giveUpAt())) {
      session.update("update-leaver", after.state().label(), after.giveUpAt(), after.id());
    }
    var due = new LinkedHashMap<Turn, Instant>();
    LeaverTasks.addNew(before, after, due);
    tasks.schedule(session.connection(), due);
  }

  /**
   * Makes what takes this node's turns.
   *
   * @param executor runs them
   * @param threads how many at one time
   * @param takenUpWithin the longest time until the turn of a node that died is taken up
   * @param work takes a turn, and says when the same turn is to be taken again: empty if it has
   *     passed
   * @return not started
   */
  public LeaverRunner runner(
      ExecutorService executor,
      int threads,
      Duration takenUpWithin,
      Function<Turn, Optional<Instant>> work) {
    return new LeaverRunner(
        tasks.scheduler(database.source(), clock, executor, threads, takenUpWithin, work));
  }
}
