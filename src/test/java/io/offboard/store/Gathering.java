package io.offboard.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Works that gather while the first one is held up. */
final class Gathering<W, R> implements AutoCloseable {
  final GroupCommit<W, R> commit;

  /** What was done together, each time that it was tried. */
  final List<List<W>> groups = new CopyOnWriteArrayList<>();

  /** The threads that did so. */
  final List<String> threads = new CopyOnWriteArrayList<>();

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Database database;

  Gathering(StoreSettings settings, GroupedWork<W, R> grouped) {
    var dialect = Dialect.of(settings.url());
    database = new Database(dialect, new PatientSource(dialect, settings), 2);
    commit = new GroupCommit<>("gathering", database, new HeldUp(grouped));
  }

  private final class HeldUp implements GroupedWork<W, R> {
    private final GroupedWork<W, R> grouped;

    HeldUp(GroupedWork<W, R> grouped) {
      this.grouped = grouped;
    }

    @Override
    public Comparator<W> order() {
      return grouped.order();
    }

    @Override
    public List<R> run(Session session, List<W> works) throws SQLException {
      groups.add(works);
      threads.add(Thread.currentThread().getName());
      begun.countDown();
      await(gate);
      return grouped.run(session, works);
    }

    @Override
    public Optional<R> byAnyCommit(W work) {
      return grouped.byAnyCommit(work);
    }
  }

  /** Asks for the first work, whose transaction then is under way. */
  Caller<R> begin(W first) throws InterruptedException {
    var caller = Caller.begun(() -> commit.ask(first, Nodes.LIMIT));
    begun.await();
    return caller;
  }

  /** Asks for one work after the other: each caller waits when the next one comes. */
  List<Caller<R>> gather(List<W> works) {
    var callers = new ArrayList<Caller<R>>();
    works.forEach(work -> callers.add(Caller.waiting(() -> commit.ask(work, Nodes.LIMIT))));
    return callers;
  }

  /** Lets the first one go on. */
  void open() {
    gate.countDown();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    open();
    commit.close();
    database.close();
  }
}
