package io.offboard.store;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A caller of the store in a thread of its own. */
final class Caller<T> {
  private final FutureTask<T> task;
  private final Thread thread;
  private volatile Duration took;

  private Caller(Supplier<T> call) {
    this.task =
        new FutureTask<>(
            () -> {
              var start = System.nanoTime();
              try {
                return call.get();
              } finally {
                took = Duration.ofNanos(System.nanoTime() - start);
              }
            });
    this.thread = new Thread(task, "caller");
  }

  /** Begins a call. */
  static <T> Caller<T> begun(Supplier<T> call) {
    var caller = new Caller<>(call);
    caller.thread.start();
    return caller;
  }

  /** Begins a call, and waits until it waits itself, or is over. */
  static <T> Caller<T> waiting(Supplier<T> call) {
    var caller = begun(call);
    await()
        .until(
            () -> caller.thread.getState() == Thread.State.TIMED_WAITING || caller.task.isDone());
    return caller;
  }

  /** What the call gave, or the name of what it threw. */
  Object outcome() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }

  /** How long the call took, once it is over. */
  Duration took() {
    return took;
  }

  /** The outcomes of many. */
  static <T> List<Object> outcomes(List<Caller<T>> callers) throws InterruptedException {
    var outcomes = new ArrayList<>();
    for (var caller : callers) {
      outcomes.add(caller.outcome());
    }
    return outcomes;
  }
}
