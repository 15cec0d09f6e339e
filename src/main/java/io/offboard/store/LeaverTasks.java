package io.offboard.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import javax.sql.DataSource;

/** The turns of steps as tasks of db-scheduler: a row for each, until the turn has passed. */
final class LeaverTasks {
  private static final String TABLE = "leaver_tasks";
  private static final String NAME = "leaver-step";

  /** For a turn that could not be taken, because the store was lost for instance. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(250);

  /** The fewest that db-scheduler takes, and the two for which it may look away. */
  private static final int MISSED_HEARTBEATS = 4;

  private static final int HEARTBEATS_UNTIL_SEEN = MISSED_HEARTBEATS + 2;

  private static final Duration SHUTDOWN = Duration.ofSeconds(30);

  private final Dialect dialect;

  LeaverTasks(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Adds tasks to a transaction, which becomes theirs: they are there if it is committed.
   *
   * @param connection of the transaction
   * @param due turns, and when they are
   */
  void schedule(Connection connection, Map<Turn, Instant> due) {
    if (due.isEmpty()) {
      return;
    }
    var tasks = new ArrayList<SchedulableInstance<?>>();
    due.forEach(
        (turn, time) ->
            tasks.add(SchedulableInstance.of(new TaskInstance<>(NAME, turn.task()), time)));
    SchedulerClient.Builder.create(within(connection))
        .tableName(TABLE)
        .jdbcCustomization(customization())
        .build()
        .scheduleBatch(tasks);
  }

  /**
   * Makes what takes the turns.
   *
   * @param source connections
   * @param clock tells when a turn is
   * @param executor runs turns
   * @param threads how many at one time
   * @param takenUpWithin the longest time until the turn of a node that died is another node's
   * @param work takes a turn, and says when the same turn is to be taken again: empty if it has
   *     passed
   * @return not started
   */
  Scheduler scheduler(
      DataSource source,
      Clock clock,
      ExecutorService executor,
      int threads,
      Duration takenUpWithin,
      Function<Turn, Optional<Instant>> work) {
    var builder =
        Scheduler.create(source, task(clock, work))
            .clock(clock::instant)
            .tableName(TABLE)
            .jdbcCustomization(customization())
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .executorService(executor)
            .threads(threads)
            .pollingInterval(POLL)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .heartbeatInterval(takenUpWithin.minus(POLL).dividedBy(HEARTBEATS_UNTIL_SEEN))
            .shutdownMaxWait(SHUTDOWN);
    return polling(builder).build();
  }

  /** H2 cannot pass over rows that others have locked, and has no others. */
  private SchedulerBuilder polling(SchedulerBuilder builder) {
    return dialect == Dialect.POSTGRESQL
        ? builder.pollUsingLockAndFetch(0.5, 1)
        : builder.pollUsingFetchAndLockOnExecute(0.5, 3);
  }

  /** All times are the clock's: the library's own handlers take the system's. */
  private static CustomTask<Void> task(Clock clock, Function<Turn, Optional<Instant>> work) {
    return Tasks.custom(NAME, Void.class)
        .onFailure((failed, task) -> task.reschedule(failed, clock.instant().plus(AFTER_FAILURE)))
        .onDeadExecution((dead, task) -> task.reschedule(dead, clock.instant()))
        .execute(
            (task, context) -> {
              var again = work.apply(Turn.of(task.getId()));
              return again.isEmpty()
                  ? new OnCompleteRemove<>()
                  : (done, next) -> next.reschedule(done, again.get());
            });
  }

  private JdbcCustomization customization() {
    return dialect == Dialect.POSTGRESQL
        ? new PostgreSqlJdbcCustomization(false, false)
        : new DefaultJdbcCustomization(false);
  }

  /** The library closes what it gets; the transaction goes on. */
  private static DataSource within(Connection connection) {
    var kept =
        (Connection)
            Proxy.newProxyInstance(
                LeaverTasks.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  try {
                    return method.getName().equals("close")
                        ? null
                        : method.invoke(connection, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new PlainSource() {
      @Override
      public Connection getConnection() {
        return kept;
      }
    };
  }

  /** The turns that a leaver got, and when they are. */
  static void addNew(Leaver before, Leaver after, Map<Turn, Instant> due) {
    for (var step : after.steps()) {
      var turn = new Turn(after.id(), step.account(), step.turn());
      if (step.nextAttemptAt() != null && isNew(before.steps(), step)) {
        due.put(turn, step.nextAttemptAt());
      }
    }
  }

  private static boolean isNew(List<LeaverStep> before, LeaverStep step) {
    return before.stream()
        .noneMatch(old -> old.account().equals(step.account()) && old.turn() == step.turn());
  }
}
