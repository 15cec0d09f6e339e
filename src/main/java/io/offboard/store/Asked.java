package io.offboard.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A work whose caller waits for what comes of it; cancelled once the caller has given up. */
final class Asked<W, R> extends CompletableFuture<R> {
  private final W work;
  private final long since = System.nanoTime();
  private final Duration limit;

  Asked(W work, Duration limit) {
    this.work = work;
    this.limit = limit;
  }

  W work() {
    return work;
  }

  /** The caller's time that is left. */
  Duration left() {
    return limit.minusNanos(System.nanoTime() - since);
  }

  boolean isOlderThan(long nanoTime) {
    return since - nanoTime < 0;
  }
}
