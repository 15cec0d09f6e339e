package io.offboard.leaver;

import io.offboard.call.StartCall;
import io.offboard.store.LeaverRows;
import io.offboard.store.LeaverRunner;
import io.offboard.store.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StartupListener;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes the turns of steps on this node, from when all routes are there until they are to stop. A
 * turn runs through {@code direct:leavers.turn}.
 */
public final class LeaverEngine implements StartupListener {
  /** Steps in progress on one node; each is mostly waiting for its vendor. */
  private static final int THREADS = 50;

  /** How much later than the deadline of a call another node may take it up. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(LeaverEngine.class);

  private final LeaverRunner runner;
  private final ProducerTemplate template;

  /**
   * Takes turns, once the context has started.
   *
   * @param rows the leavers; null if there is no store, and so nothing to do
   * @param template calls the route
   * @param deadline the longest time for one call
   */
  public LeaverEngine(LeaverRows rows, ProducerTemplate template, Duration deadline) {
    this.template = template;
    this.runner =
        rows == null
            ? null
            : rows.runner(
                Executors.newFixedThreadPool(THREADS, new LeaverThreads()),
                THREADS,
                deadline.plus(SLACK),
                this::take);
  }

  /** What ends it before the routes end. */
  public LifecycleStrategy untilStopping() {
    OnCamelContextStopping end = context -> close();
    return LifecycleStrategySupport.adapt(end);
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
    // Not all routes are there yet.
  }

  @Override
  public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
    if (runner != null) {
      runner.start();
    }
  }

  private void close() {
    if (runner != null) {
      runner.close();
    }
  }

  /** Looks at once for turns that are now. */
  public void look() {
    if (runner != null) {
      runner.look();
    }
  }

  private Optional<Instant> take(Turn turn) {
    try {
      var again = template.requestBody("direct:leavers.turn", turn, Instant.class);
      look();
      return Optional.ofNullable(again);
    } catch (RuntimeException e) {
      LOG.warn("A step of the leaver {} is tried again at once: {}", turn.leaver(), reason(e));
      throw e;
    } finally {
      MDC.remove(StartCall.MDC_KEY);
    }
  }

  private static String reason(Throwable e) {
    return e.getCause() == null ? e.toString() : reason(e.getCause());
  }
}
