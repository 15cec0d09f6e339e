package io.offboard.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.offboard.call.Call;
import io.offboard.call.VendorErrors;
import io.offboard.client.RateLimit;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorRequest;
import io.offboard.error.TooManyCallsException;
import io.offboard.store.SharedBudget;
import io.offboard.util.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * What the vendors said about their rate limits, by account and kind of call: a call that the
 * vendor would refuse waits, if the deadline allows that, or is refused without bothering the
 * vendor.
 */
public final class RateBudgets implements Processor {
  /** More windows than accounts with a used-up limit at one time; one forgotten costs one 429. */
  private static final int MAX_BUDGETS = 10_000;

  /** Vendors' windows are a minute: what claims to be longer than this may be a mistake. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Clock clock;
  private final Waiter waiter;
  private final Cache<Key, Budget> budgets =
      Caffeine.newBuilder().maximumSize(MAX_BUDGETS).executor(Runnable::run).build();

  private volatile boolean isShared;

  private record Key(UUID accountId, String counter) {}

  /** What other nodes have not been told; the latest of each counts. */
  private final Map<Key, SharedBudget> learned = new ConcurrentHashMap<>();

  /**
   * Keeps budgets.
   *
   * @param clock tells when a window ends
   * @param waiter lets the time pass until then
   */
  public RateBudgets(Clock clock, Waiter waiter) {
    this.clock = clock;
    this.waiter = waiter;
  }

  /**
   * Before a vendor request: takes one call of the budget.
   *
   * @throws TooManyCallsException (429) if nothing remains and waiting does not fit
   * @throws InterruptedException if the service is stopping
   */
  @Override
  public void process(Exchange exchange) throws InterruptedException {
    var call = Call.of(exchange);
    var kind = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class).kind();
    var leavesRoom = call.isPatient() && call.progress().attempts() == 0;
    var pause = take(new Key(call.account().id(), kind.counter()), leavesRoom);
    if (pause.isZero()) {
      return;
    }
    if (leavesRoom || !kind.mayWait() || !call.deadline().allowsAttemptAfter(pause)) {
      if (call.progress().attempt() != null && kind == VendorRequest.Kind.DEACTIVATE) {
        throw VendorErrors.of(call);
      }
      throw TooManyCallsException.rateLimit(Math.max(1, pause.plusMillis(999).toSeconds()));
    }
    waiter.pause(pause);
  }

  /** A call that leaves room for others, and finds none, takes nothing. */
  private Duration take(Key key, boolean leavesRoom) {
    var now = clock.instant();
    var taken = new AtomicBoolean(true);
    var budget =
        budgets
            .asMap()
            .computeIfPresent(
                key,
                (k, b) -> {
                  if (!now.isBefore(b.reset())) {
                    return null;
                  }
                  taken.set(!leavesRoom || b.hasRoom());
                  return taken.get() ? b.less() : b;
                });
    return budget == null || taken.get() && budget.remaining() >= 0
        ? Duration.ZERO
        : Duration.between(now, budget.reset());
  }

  /**
   * Whether calls that can wait have anything left of an account's limit, of which a tenth is for
   * others.
   *
   * @param accountId the account
   * @param counter a kind of calls that the vendor counts together
   * @return the budget if nothing is left of it; empty if there is, or nobody knows
   */
  Optional<Budget> usedUp(UUID accountId, String counter) {
    var now = clock.instant();
    return last(accountId, counter)
        .filter(budget -> now.isBefore(budget.reset()) && !budget.hasRoom());
  }

  /**
   * What the vendor said last, also where that window is over.
   *
   * @param accountId the account
   * @param counter a kind of calls that the vendor counts together
   * @return the budget; empty if nobody knows
   */
  Optional<Budget> last(UUID accountId, String counter) {
    return Optional.ofNullable(budgets.getIfPresent(new Key(accountId, counter)));
  }

  /**
   * After a vendor request: remembers what the answer says, for an hour at most.
   *
   * @param accountId the account
   * @param kind the kind of request
   * @param answer the vendor's answer
   */
  public void remember(UUID accountId, VendorRequest.Kind kind, VendorAnswer answer) {
    if (RateLimit.isConcurrencyLimit(answer.headers())) {
      return;
    }
    var key = new Key(accountId, kind.counter());
    var now = clock.instant();
    var wait =
        answer.status() == 429
            ? RateLimit.retryAfterSeconds(answer.status(), answer.headers())
            : Optional.<Long>empty();
    if (wait.isPresent()) {
      put(key, Budget.none(now.plus(atMost(wait.get())), now));
    } else {
      RateLimit.of(answer.headers())
          .map(rate -> Budget.of(rate, now.plus(atMost(rate.resetSeconds() + 1)), now))
          .ifPresent(budget -> put(key, budget));
    }
  }

  private void put(Key key, Budget budget) {
    var known = budgets.asMap().merge(key, budget, Budget::then);
    if (isShared) {
      learned.put(key, shared(key, known));
    }
  }

  private static SharedBudget shared(Key key, Budget budget) {
    return new SharedBudget(
        key.accountId(),
        key.counter(),
        budget.limit(),
        budget.remaining(),
        budget.reset(),
        budget.seen());
  }

  /** From now on, what is learned is kept until {@link #learned} is asked. */
  public void share() {
    isShared = true;
  }

  /**
   * What vendors said since this was asked last.
   *
   * @return the latest of each account and kind of call
   */
  public Collection<SharedBudget> learned() {
    var told = new ArrayList<SharedBudget>();
    learned.forEach(
        (key, budget) -> {
          if (learned.remove(key, budget)) {
            told.add(budget);
          }
        });
    return told;
  }

  /**
   * Takes back what could not be told.
   *
   * @param untold what {@link #learned} gave
   */
  public void tellAgain(Collection<SharedBudget> untold) {
    untold.forEach(
        budget -> learned.putIfAbsent(new Key(budget.accountId(), budget.counter()), budget));
  }

  /**
   * Takes what vendors said to other nodes, where that is later than what they said here.
   *
   * @param theirs of any number of accounts
   */
  public void learn(Collection<SharedBudget> theirs) {
    for (var budget : theirs) {
      var key = new Key(budget.accountId(), budget.counter());
      var heard =
          new Budget(
              budget.limit(),
              budget.remaining(),
              budget.resetsAt(),
              budget.seenAt(),
              budget.seenAt());
      budgets.asMap().merge(key, heard, (own, other) -> other.isAfter(own) ? own.then(other) : own);
    }
  }

  private static Duration atMost(long seconds) {
    return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
  }
}
