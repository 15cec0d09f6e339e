package io.offboard.node;

import io.offboard.limit.RateBudgets;
import io.offboard.store.Store;
import io.offboard.store.StoreUnavailableException;
import io.offboard.watch.CallMeter;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does with the store beside its calls: it exchanges rate budgets with the others twice
 * a second, counts the leavers for the metrics, if there are any, and deletes what is old once an
 * hour. It ends the store with the context.
 */
public final class StoreUpkeep extends ServiceSupport {
  private static final int TASKS = 4;
  private static final Logger LOG = LoggerFactory.getLogger(StoreUpkeep.class);
  private static final Duration EXCHANGE = Duration.ofMillis(500);
  private static final Duration EXCHANGE_LIMIT = Duration.ofSeconds(2);
  private static final Duration SYNC = Duration.ofSeconds(2);
  private static final Duration RETENTION = Duration.ofHours(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Store store;
  private final RateBudgets budgets;
  private final Duration keep;
  private final CallMeter meter;
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          TASKS, // none waits for another
          task -> {
            var thread = new Thread(task, "store-upkeep");
            thread.setDaemon(true);
            return thread;
          });

  /** Of one task, which is never run twice at once. */
  private boolean lost;

  /**
   * Keeps the store.
   *
   * @param store the store, which is closed at the end
   * @param budgets this node's
   * @param keep how long audit rows and leavers are kept
   * @param meter is told how many leavers there are
   */
  public StoreUpkeep(Store store, RateBudgets budgets, Duration keep, CallMeter meter) {
    this.store = store;
    this.budgets = budgets;
    this.keep = keep;
    this.meter = meter;
  }

  @Override
  protected void doStart() {
    every(EXCHANGE, this::exchange);
    every(SYNC, store::sync);
    every(RETENTION, () -> store.retention().run(keep));
    if (meter != CallMeter.NONE) {
      every(CountLeavers.PAUSE, new CountLeavers(store.leaverCensus(), meter));
    }
  }

  private void every(Duration pause, Runnable task) {
    threads.scheduleWithFixedDelay(
        () -> withoutEnd(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What a scheduled task throws would end it. */
  private static void withoutEnd(Runnable task) {
    try {
      task.run();
    } catch (StoreUnavailableException e) {
      LOG.warn("The upkeep of the store has to wait: {}", e.getCause().getMessage());
    } catch (RuntimeException e) {
      LOG.error("The upkeep of the store failed", e);
    }
  }

  private void exchange() {
    var learned = budgets.learned();
    try {
      budgets.learn(store.budgets().exchange(learned, EXCHANGE_LIMIT));
      noteLost(null);
    } catch (StoreUnavailableException e) {
      budgets.tellAgain(learned);
      noteLost(e);
    }
  }

  /** Once for each time that the store goes away, and for each return. */
  private void noteLost(StoreUnavailableException cause) {
    if (cause != null && !lost) {
      LOG.warn("The store cannot be used: {}", cause.getCause().getMessage());
    } else if (cause == null && lost) {
      LOG.warn("The store can be used again");
    }
    lost = cause != null;
  }

  /** An interrupt would close the file of an H2 database under whoever writes to it. */
  @Override
  protected void doStop() throws InterruptedException {
    threads.shutdown();
    threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    store.close();
  }
}
