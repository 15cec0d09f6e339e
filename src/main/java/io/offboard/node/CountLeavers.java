package io.offboard.node;

import io.offboard.store.LeaverCensus;
import io.offboard.store.StoreUnavailableException;
import io.offboard.watch.CallMeter;
import java.time.Duration;
import java.util.Optional;

/** Tells the metrics how many leavers there are: of all nodes, and so the same on each of them. */
public final class CountLeavers implements Runnable {
  static final Duration LIMIT = Duration.ofSeconds(3);

  /** What is told is replaced, or taken back, within fifteen seconds: this pause and two limits. */
  static final Duration PAUSE = Duration.ofSeconds(9);

  private final LeaverCensus census;
  private final CallMeter meter;

  /**
   * Counts.
   *
   * @param census counts in the store
   * @param meter is told
   */
  public CountLeavers(LeaverCensus census, CallMeter meter) {
    this.census = census;
    this.meter = meter;
  }

  /** Counts once; while the store is lost, nobody knows, and nothing is told. */
  @Override
  public void run() {
    try {
      meter.leavers(Optional.of(census.take(LIMIT)));
    } catch (StoreUnavailableException e) {
      meter.leavers(Optional.empty());
    } catch (RuntimeException e) {
      meter.leavers(Optional.empty());
      throw e;
    }
  }
}
