package io.offboard.store;

import io.offboard.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two nodes on one database, whose clock the test sets. */
final class Nodes implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);
  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  final TestClock clock = new TestClock(START);
  final StoreSettings settings;
  final Store one;
  final Store two;

  Nodes(TestDatabase database) {
    this.settings = database.create();
    this.one = Store.open(settings, clock);
    this.two = Store.open(settings, clock);
  }

  /** A line of the audit at the clock's time. */
  String line(String outcome) {
    return line(UUID.randomUUID(), outcome);
  }

  String line(UUID id, String outcome) {
    return "{\"id\":\"%s\",\"time\":\"%s\",\"outcome\":\"%s\"}"
        .formatted(id, clock.instant(), outcome);
  }

  /** All rows of the audit as their lines. */
  List<String> audit() {
    return TestDatabase.query(settings, "SELECT line FROM audit ORDER BY time, id");
  }

  /** What many threads get that begin at the same moment. */
  static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var threads = Executors.newFixedThreadPool(calls.size());
    try {
      var barrier = new CyclicBarrier(calls.size());
      var futures = new ArrayList<Future<T>>();
      for (var call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return call.call();
                }));
      }
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    one.close();
    two.close();
  }
}
