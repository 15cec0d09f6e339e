package io.offboard.nodes;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Many calls at once, and what is known of each afterwards. */
final class Calls {
  private static final int CALLERS = 32;

  /** The request ids of all calls that were answered. */
  final Set<String> answered = ConcurrentHashMap.newKeySet();

  /** The persons one of whose calls ended without an answer, or with one that says unknown. */
  final Set<String> unknown = ConcurrentHashMap.newKeySet();

  /** The persons one of whose calls was answered 200. */
  final Set<String> done = ConcurrentHashMap.newKeySet();

  final List<Duration> durations = new CopyOnWriteArrayList<>();
  private final AtomicInteger number = new AtomicInteger();

  /** Runs numbered calls on many threads, and waits for all of them. */
  static void run(int count, IntConsumer call) {
    var threads = Executors.newFixedThreadPool(CALLERS);
    try {
      var running = new CopyOnWriteArrayList<Future<?>>();
      for (var i = 0; i < count; i++) {
        var one = i;
        running.add(threads.submit(() -> call.accept(one)));
      }
      for (var future : running) {
        future.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Makes one call and notes what came of it. */
  HttpResponse<String> call(Node node, String person, String key) {
    var requestId = "call-" + number.incrementAndGet();
    var start = System.nanoTime();
    var answer = node.deactivate(person, key, requestId);
    durations.add(Duration.ofNanos(System.nanoTime() - start));
    if (answer.isEmpty()) {
      unknown.add(person);
      return null;
    }
    answered.add(requestId);
    if (answer.get().headers().firstValue("Offboard-Outcome").orElse("").equals("unknown")) {
      unknown.add(person);
    }
    if (answer.get().statusCode() == 200) {
      done.add(person);
    }
    return answer.get();
  }
}
