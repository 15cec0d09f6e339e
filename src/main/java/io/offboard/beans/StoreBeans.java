package io.offboard.beans;

import io.offboard.limit.RateBudgets;
import io.offboard.node.SharedTokenSource;
import io.offboard.node.StoreUpkeep;
import io.offboard.store.LeaverRows;
import io.offboard.store.Store;
import io.offboard.token.TokenSource;
import io.offboard.watch.CallMeter;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;

/** The store of the service, opened from the properties {@code offboard.store.*}. */
final class StoreBeans {
  private final Settings settings;
  private final Store store;

  private StoreBeans(Settings settings, Store store) {
    this.settings = settings;
    this.store = store;
  }

  /**
   * Opens the store.
   *
   * @param settings say which
   * @param clock tells the time
   * @return the store; null if there is to be none
   */
  static StoreBeans open(Settings settings, Clock clock) {
    return settings
        .store()
        .map(named -> new StoreBeans(settings, Store.open(named, clock)))
        .orElse(null);
  }

  Store store() {
    return store;
  }

  /** The leavers; null where db-scheduler is not on the class path. */
  LeaverRows leavers() {
    try {
      Class.forName("com.github.kagkarlsson.scheduler.Scheduler");
      return store.leavers();
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** Tokens of all nodes; while the store is lost, of this one alone, if the operator lets it. */
  TokenSource tokens(TokenSource own) {
    return new SharedTokenSource(
        store.tokens(), settings.flag("store.required", true) ? null : own);
  }

  /** Keeps the store, and closes it, with the context. */
  void keep(CamelContext context, RateBudgets budgets, CallMeter meter) throws Exception {
    budgets.share();
    var days = settings.number("store.keep", 400);
    context.addService(new StoreUpkeep(store, budgets, Duration.ofDays(days), meter));
  }
}
