package io.offboard.store;

import com.github.kagkarlsson.scheduler.Scheduler;

/** Takes the turns of this node, until it is closed. */
public final class LeaverRunner implements AutoCloseable {
  private final Scheduler scheduler;

  LeaverRunner(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Begins. */
  public void start() {
    scheduler.start();
  }

  /** Looks for turns that are now, and does not wait until it is time to look. */
  public void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Begins no more turns, and lets those under way end, 30 seconds at most. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
