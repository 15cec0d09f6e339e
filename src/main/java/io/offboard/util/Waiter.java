package io.offboard.util;

import java.time.Duration;

/** Lets time pass; tests let it pass on their own clock. */
@FunctionalInterface
public interface Waiter {
  /** Waits on the wall clock. */
  Waiter REAL =
      pause -> {
        // even a sleep of nothing puts a virtual thread at the end of the queue
        if (!pause.isZero()) {
          Thread.sleep(pause.toMillis());
        }
      };

  /**
   * Waits.
   *
   * @param pause how long; zero returns at once
   * @throws InterruptedException if the service is stopping
   */
  void pause(Duration pause) throws InterruptedException;
}
