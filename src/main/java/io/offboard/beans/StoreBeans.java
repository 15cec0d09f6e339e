package io.offboard.beans;

import io.offboard.account.Secret;
import io.offboard.limit.RateBudgets;
import io.offboard.node.SharedTokenSource;
import io.offboard.node.StoreUpkeep;
import io.offboard.store.LeaverRows;
import io.offboard.store.Store;
import io.offboard.store.StoreSettings;
import io.offboard.token.TokenSource;
import io.offboard.watch.CallMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** The store of the service, opened from the properties {@code offboard.store.*}. */
final class StoreBeans {
  private static final String NONE = "none";

  private final OffboardBeans beans;
  private final Store store;

  private StoreBeans(OffboardBeans beans, Store store) {
    this.beans = beans;
    this.store = store;
  }

  /**
   * Opens the store.
   *
   * @param beans have the properties
   * @param clock tells the time
   * @return the store; null if there is to be none
   */
  static StoreBeans open(OffboardBeans beans, Clock clock) {
    return settings(beans)
        .map(settings -> new StoreBeans(beans, Store.open(settings, clock)))
        .orElse(null);
  }

  /**
   * What is said about the store.
   *
   * @param beans have the properties
   * @return the settings; empty if there is to be none
   */
  static Optional<StoreSettings> settings(OffboardBeans beans) {
    var url = beans.property("store.url", NONE);
    if (url.equals(NONE)) {
      return Optional.empty();
    }
    var user = beans.property("store.user", "");
    return Optional.of(
        new StoreSettings(
            url,
            user.isEmpty() ? null : user,
            secret(beans, "store.password"),
            beans.number("store.pool-size", StoreSettings.POOL_SIZE),
            secret(beans, "store.key"),
            secret(beans, "store.old-key")));
  }

  private static Secret secret(OffboardBeans beans, String key) {
    var value = beans.property(key, "").strip();
    return value.isEmpty() ? null : new Secret(value);
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
    return new SharedTokenSource(store.tokens(), beans.flag("store.required", true) ? null : own);
  }

  /** Keeps the store, and closes it, with the context. */
  void keep(CamelContext context, RateBudgets budgets, CallMeter meter) throws Exception {
    budgets.share();
    var days = beans.number("store.keep", 400);
    context.addService(new StoreUpkeep(store, budgets, Duration.ofDays(days), meter));
  }
}
