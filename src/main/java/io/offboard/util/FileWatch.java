package io.offboard.util;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Looks again and again whether files have changed, while the context runs that it is a service of.
 * It asks, since no event tells of a file on a network, or of one that Kubernetes swaps. Each file
 * has a thread of its own, so that none waits until a large one is read.
 */
public final class FileWatch extends ServiceSupport {
  private final Duration interval;
  private final List<WatchedFile<?>> files = new CopyOnWriteArrayList<>();
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          0,
          task -> {
            var thread = new Thread(task, "file-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Watches nothing yet.
   *
   * @param interval the time from the end of one look to the next, more than zero
   */
  public FileWatch(Duration interval) {
    this.interval = interval;
  }

  /**
   * Reads a file for the first time. It is looked at again once this service has started.
   *
   * @param file the file
   * @param list the name of the list in it
   * @param entries what takes the list, made for each reading
   * @param <T> what is made of the list
   * @return the file
   * @throws IllegalStateException if the file cannot be read as a whole, or is larger than 64 MiB
   */
  public <T> WatchedFile<T> watch(
      Path file, String list, Supplier<? extends WatchedFile.Entries<T>> entries) {
    var watched = new WatchedFile<T>(file, list, entries);
    files.add(watched);
    return watched;
  }

  /** Looks at all files now, in the caller's thread: what has changed is read when this returns. */
  public void look() {
    files.forEach(WatchedFile::look);
  }

  /** Names the files that could not be read when they were looked at last. */
  public List<String> unreadable() {
    return files.stream().filter(file -> !file.isReadable()).map(WatchedFile::name).toList();
  }

  @Override
  protected void doStart() {
    threads.setCorePoolSize(files.size());
    for (var file : files) {
      threads.scheduleWithFixedDelay(
          file::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  protected void doStop() {
    threads.shutdownNow();
  }
}
