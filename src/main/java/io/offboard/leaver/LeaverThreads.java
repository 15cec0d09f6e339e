package io.offboard.leaver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep a process alive. */
public final class LeaverThreads implements ThreadFactory {
  private static final int ASKERS = 50;
  private static final long IDLE_SECONDS = 60;

  private final AtomicInteger count = new AtomicInteger();

  LeaverThreads() {}

  /**
   * Those that ask accounts what would become of a leaver: side by side, and where too many are
   * asked already, one after the other.
   *
   * @return threads that end when there is nothing to ask
   */
  public static ExecutorService askers() {
    return new ThreadPoolExecutor(
        0,
        ASKERS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new LeaverThreads(),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  @Override
  public Thread newThread(Runnable task) {
    var thread = new Thread(task, "leavers-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
