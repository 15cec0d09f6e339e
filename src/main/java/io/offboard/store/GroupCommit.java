package io.offboard.store;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does together what many callers ask for: while one transaction is under way the works of the next
 * one gather, and its one commit serves them all. Works are taken in the order in which they came,
 * by a thread of its own. A work that writes nothing is done by its caller, if there is nothing
 * else to do: it costs less than the way to that thread and back. Safe for use by many threads.
 *
 * @param <W> what a caller asks for
 * @param <R> what comes of it
 */
final class GroupCommit<W, R> implements AutoCloseable {
  /** Whoever comes when so many wait is refused. */
  private static final int MOST_WAITING = 10_000;

  private static final int MOST_TOGETHER = 250;

  /** By then, whoever waits has given up. */
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final Database database;
  private final GroupedWork<W, R> grouped;
  private final BlockingQueue<Asked<W, R>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean begun = new AtomicBoolean();
  private final ExecutorService writer;
  private final Semaphore ownTurn = new Semaphore(1);
  private volatile boolean busy;

  /** When one ended, as {@link System#nanoTime} says; null if none did, or a work failed since. */
  private volatile Long lastCommit;

  /**
   * Begins with nothing to do.
   *
   * @param name the thread's
   * @param database where it is done
   * @param grouped does it
   */
  GroupCommit(String name, Database database, GroupedWork<W, R> grouped) {
    this.database = database;
    this.grouped = grouped;
    this.writer =
        Executors.newSingleThreadExecutor(
            task -> {
              var thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Asks for a work, and waits until it is committed.
   *
   * @param work the work
   * @param limit how long the caller waits
   * @return what came of it
   * @throws StoreUnavailableException if it is not done in time: what was not yet begun is not done
   *     at all, and of the rest nobody knows
   */
  R ask(W work, Duration limit) {
    var writesNothing = grouped.byAnyCommit(work).isPresent();
    return writesNothing && isIdle() && ownTurn.tryAcquire()
        ? takeOwnTurn(work, limit)
        : askWriter(work, limit);
  }

  private boolean isIdle() {
    return !busy && waiting.isEmpty() && !writer.isShutdown();
  }

  private R takeOwnTurn(W work, Duration limit) {
    try {
      var result = database.run(limit, session -> grouped.run(session, List.of(work)).get(0));
      lastCommit = System.nanoTime();
      return result;
    } catch (StoreUnavailableException e) {
      lastCommit = null;
      throw e;
    } finally {
      ownTurn.release();
    }
  }

  private R askWriter(W work, Duration limit) {
    var asked = new Asked<W, R>(work, limit);
    try {
      if (writer.isShutdown() || !waiting.offer(asked)) {
        throw new RejectedExecutionException();
      }
      if (begun.compareAndSet(false, true)) {
        writer.execute(this::doWaiting);
      }
      return asked.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException failure
          ? new StoreUnavailableException(failure)
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new StoreUnavailableException(new SQLTimeoutException("no time is left"));
    } catch (RejectedExecutionException e) {
      throw new StoreUnavailableException(
          new SQLException("too many wait for the store, or it is closing"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(new SQLException("interrupted", e));
    } finally {
      asked.cancel(false);
    }
  }

  /**
   * Whether a commit has ended lately, and none failed since.
   *
   * @param age how long ago at most
   * @return false if nobody knows
   */
  boolean hasCommittedWithin(Duration age) {
    var last = lastCommit;
    return last != null && System.nanoTime() - last <= age.toNanos();
  }

  /** What comes while this runs is done by it, or by another run that is begun then. */
  private void doWaiting() {
    busy = true;
    begun.set(false);
    while (!waiting.isEmpty()) {
      var group = new ArrayList<Asked<W, R>>();
      waiting.drainTo(group, MOST_TOGETHER);
      group.removeIf(CompletableFuture::isDone);
      if (!group.isEmpty()) {
        doTogether(group);
      }
    }
    busy = false;
  }

  /** Whoever comes while no connection is to be had is refused with those who waited before. */
  private void doTogether(List<Asked<W, R>> group) {
    group.sort(Comparator.comparing(Asked::work, grouped.order()));
    var longest = group.stream().map(Asked::left).max(Comparator.naturalOrder()).orElseThrow();
    try {
      database.run(
          longest,
          session -> {
            commit(session, group);
            return null;
          });
    } catch (StoreUnavailableException e) {
      lastCommit = null;
      if (e.getCause() instanceof SQLTransientConnectionException) {
        waiting.drainTo(group);
      }
      group.forEach(asked -> asked.completeExceptionally(e.getCause()));
    } catch (RuntimeException | Error e) {
      group.forEach(asked -> asked.completeExceptionally(e));
    }
  }

  /**
   * A failure that leaves the connection as it is may be one work's alone, whoever asked for it.
   */
  private void commit(Session session, List<Asked<W, R>> group) throws SQLException {
    try {
      var results = grouped.run(session, group.stream().map(Asked::work).toList());
      session.commit();
      var committed = System.nanoTime();
      lastCommit = committed;
      for (var i = 0; i < results.size(); i++) {
        group.get(i).complete(results.get(i));
      }
      waiting.removeIf(asked -> asked.isOlderThan(committed) && isDoneByAnyCommit(asked));
    } catch (SQLException e) {
      lastCommit = null;
      database.doubt();
      session.rollback(e);
      if (group.stream().map(Asked::work).distinct().count() == 1) {
        group.forEach(asked -> asked.completeExceptionally(e));
      } else {
        commitEach(session, group);
      }
    }
  }

  private void commitEach(Session session, List<Asked<W, R>> group) throws SQLException {
    for (var asked : group) {
      if (!asked.isDone()) {
        commit(session, List.of(asked));
      }
    }
  }

  private boolean isDoneByAnyCommit(Asked<W, R> asked) {
    var result = grouped.byAnyCommit(asked.work());
    result.ifPresent(asked::complete);
    return result.isPresent();
  }

  /** Does what was asked for; what is asked for from now on is refused. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
