package io.offboard.leaver;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep a process alive. */
final class LeaverThreads implements ThreadFactory {
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public Thread newThread(Runnable task) {
    var thread = new Thread(task, "leavers-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
