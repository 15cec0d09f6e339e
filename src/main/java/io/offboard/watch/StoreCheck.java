package io.offboard.watch;

import io.offboard.store.CallRecords;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the store can be reached and written to. */
public final class StoreCheck extends AbstractHealthCheck {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** While it is lost: all that the management port serves, it serves one after the other. */
  private static final Duration SHORT = Duration.ofMillis(100);

  private final CallRecords records;
  private final boolean required;
  private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
  private boolean wasThere = true;

  /**
   * Checks a store.
   *
   * @param records are in the store
   * @param required false if calls go on without it, so that it is no condition of readiness
   */
  public StoreCheck(CallRecords records, boolean required) {
    super("offboard", "offboard-store");
    this.records = records;
    this.required = required;
  }

  /** {@inheritDoc} A process is not restarted for its database. */
  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  public boolean isReadiness() {
    return required;
  }

  /** {@inheritDoc} The database's own words may hold its address, and are not told. */
  @Override
  protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
    if (isThere()) {
      result.up();
    } else {
      result.down().message("cannot be reached or written to");
    }
  }

  /** What is asked and not answered in time is answered to who asks next. */
  private synchronized boolean isThere() {
    if (asked.isDone()) {
      wasThere = !asked.isCompletedExceptionally();
      asked = CompletableFuture.runAsync(() -> records.requireWritable(Duration.ZERO, LIMIT));
    }
    try {
      asked.get((wasThere ? LIMIT : SHORT).toMillis(), TimeUnit.MILLISECONDS);
      wasThere = true;
    } catch (ExecutionException | TimeoutException e) {
      wasThere = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return wasThere;
  }
}
