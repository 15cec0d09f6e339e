package io.offboard.watch;

import io.offboard.store.CallRecords;
import io.offboard.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the store can be reached and written to. */
public final class StoreCheck extends AbstractHealthCheck {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final CallRecords records;
  private final boolean required;

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
    try {
      records.requireWritable(Duration.ZERO, LIMIT);
      result.up();
    } catch (StoreUnavailableException e) {
      result.down().message("cannot be reached or written to");
    }
  }
}
