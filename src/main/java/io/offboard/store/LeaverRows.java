package io.offboard.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Changes the leavers of all nodes. What changes one is a transaction that holds its row, and has
 * the tasks of the turns that begin by it: neither is there without the other.
 */
public final class LeaverRows {
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

  /** The same leavers, to be read. */
  public LeaverQueries queries() {
    return new LeaverQueries(database, clock);
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
    return database.transaction(
        limit, session -> new LeaverIntake(session, tasks, clock).accept(wanted, mayMeet));
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
        leaver -> leaver.after(turn, result, clock.instant()),
        (session, isChanged) -> {
          isItsTurn.set(isChanged);
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
   * Ends a turn in which nothing was tried: the step is one of another stage, and that is noted. If
   * the turn has passed, the step stays as it is.
   *
   * @param turn the turn
   * @param integration the integration of its account
   * @param stage the account's
   * @param why one sentence
   * @param limit the longest time
   * @throws StoreUnavailableException if the store does not answer: nothing is recorded
   */
  public void move(Turn turn, String integration, int stage, String why, Duration limit) {
    change(
        turn.leaver(),
        limit,
        leaver -> leaver.moved(turn, integration, stage, clock.instant()),
        noting(turn.leaver(), LeaverEvent.MOVED, null, turn.account(), why));
  }

  /**
   * Calls a leaver off, if anything of it is open, and notes who did.
   *
   * @param id its id
   * @param by who asks for it; null for a larger flow
   * @param limit the longest time
   * @return the leaver as it is now; empty if there is none
   * @throws StoreUnavailableException if the store does not answer
   */
  public Optional<Leaver> cancel(String id, String by, Duration limit) {
    return change(id, limit, Leaver::cancelled, noting(id, LeaverEvent.CANCELLED, by, null, null));
  }

  /**
   * Opens anew what failed or was given up, if there is any, and notes who did.
   *
   * @param id its id
   * @param by who asks for it; null for a larger flow
   * @param giveUpAfter counts from now
   * @param limit the longest time
   * @return the leaver as it is now; empty if there is none
   * @throws StoreUnavailableException if the store does not answer
   */
  public Optional<Leaver> retry(String id, String by, Duration giveUpAfter, Duration limit) {
    var now = clock.instant();
    return change(
        id,
        limit,
        leaver -> leaver.retried(now, now.plus(giveUpAfter)),
        noting(id, LeaverEvent.RETRIED, by, null, null));
  }

  private interface Beside {
    void run(Session session, boolean isChanged) throws SQLException;
  }

  /** Where there was nothing to do, nobody has done it. */
  private Beside noting(String id, String what, String by, UUID account, String message) {
    return (session, isChanged) -> {
      if (isChanged) {
        session.update("insert-leaver-event", id, clock.instant(), what, by, account, message);
      }
    };
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
          var before = LeaverQueries.withSteps(session, locked).get(0);
          var after = change.apply(before);
          beside.run(session, !after.equals(before));
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
