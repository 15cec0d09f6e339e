package io.offboard.limit;

import io.offboard.client.VendorRequest.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Says to work that can wait whether it may begin at an account now, and if not, when to ask again.
 * Whoever is put off gets a place behind the others, so that few ask in vain: places are as far
 * apart as the vendor's limit wants them, and a little closer.
 */
public final class Pace {
  private static final double CLOSER = 1.25;

  /** For a limit that nobody knows: 50 a second. */
  private static final Duration UNKNOWN = Duration.ofMillis(20);

  private static final Duration UNKNOWN_WINDOW = Duration.ofSeconds(6);

  /** For so many windows places are kept: a queue may become shorter than it was. */
  private static final int PLACED = 10;

  private final Clock clock;
  private final RateBudgets budgets;
  private final int places;
  private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();

  /** What goes on at one account: how many are under way, and where the queue ends. */
  private record Lane(int underWay, Instant end) {
    Lane with(int more) {
      return new Lane(underWay + more, end);
    }
  }

  /**
   * Sets the pace.
   *
   * @param clock tells when a window ends
   * @param budgets what vendors said of their limits
   * @param places how many may be under way at one account, at least 1
   */
  public Pace(Clock clock, RateBudgets budgets, int places) {
    this.clock = clock;
    this.budgets = budgets;
    this.places = places;
  }

  /**
   * Begins, if there is room. Whoever begins has to {@link #leave}.
   *
   * @param accountId the account
   * @return empty if it may begin; else when to ask again
   */
  public Optional<Instant> enter(UUID accountId) {
    var usedUp = usedUp(accountId);
    if (usedUp.isPresent()) {
      return Optional.of(putOff(accountId, usedUp.get().reset(), usedUp));
    }
    var isIn = new boolean[1];
    lanes.compute(
        accountId,
        (id, lane) -> {
          var now = lane == null ? new Lane(0, Instant.EPOCH) : lane;
          isIn[0] = now.underWay() < places;
          return isIn[0] ? now.with(1) : now;
        });
    return isIn[0]
        ? Optional.empty()
        : Optional.of(putOff(accountId, clock.instant().plus(UNKNOWN), fast(accountId)));
  }

  /**
   * Ends.
   *
   * @param accountId the account that was entered
   */
  public void leave(UUID accountId) {
    lanes.computeIfPresent(
        accountId,
        (id, lane) -> {
          var isIdle = lane.underWay() == 1 && lane.end().isBefore(clock.instant());
          return isIdle ? null : lane.with(-1);
        });
  }

  /**
   * What met a limit on its way, and did nothing, gets a place.
   *
   * @param accountId the account
   * @param wait how long the limit is in the way
   * @return when to ask again
   */
  public Instant putOff(UUID accountId, Duration wait) {
    var usedUp = usedUp(accountId);
    var earliest = usedUp.map(Budget::reset).orElseGet(() -> clock.instant().plus(wait));
    return putOff(accountId, earliest, usedUp);
  }

  /** Of two limits, the one that is reset later. */
  private Optional<Budget> usedUp(UUID accountId) {
    return Stream.of(Kind.DEACTIVATE, Kind.READ)
        .flatMap(kind -> budgets.usedUp(accountId, kind.counter()).stream())
        .max(Comparator.comparing(Budget::reset));
  }

  /**
   * The limit that lets fewest pass, as the vendor told it last, though its window may be over: if
   * it lets more pass than come where nobody knows. One that lets fewer is no reason to wait for
   * longer while something is left of it.
   */
  private Optional<Budget> fast(UUID accountId) {
    return Stream.of(Kind.DEACTIVATE, Kind.READ)
        .flatMap(kind -> budgets.last(accountId, kind.counter()).stream())
        .filter(budget -> budget.share() > 0)
        .max(Comparator.comparing(Pace::apart))
        .filter(budget -> apart(budget).compareTo(UNKNOWN) < 0);
  }

  private static Duration apart(Budget budget) {
    return Duration.ofNanos((long) (budget.window().toNanos() / (budget.share() * CLOSER)));
  }

  private Instant putOff(UUID accountId, Instant earliest, Optional<Budget> limit) {
    return limit
        .filter(budget -> budget.share() > 0)
        .map(budget -> putOff(accountId, earliest, apart(budget), budget.window()))
        .orElseGet(() -> putOff(accountId, earliest, UNKNOWN, UNKNOWN_WINDOW));
  }

  /** Beyond the last place there is none to keep: who comes there asks once more. */
  private Instant putOff(UUID accountId, Instant earliest, Duration apart, Duration window) {
    var latest = earliest.plus(window.multipliedBy(PLACED));
    var place = new Instant[1];
    lanes.compute(
        accountId,
        (id, known) -> {
          var lane = known == null ? new Lane(0, Instant.EPOCH) : known;
          var next = lane.end().plus(apart);
          place[0] = next.isBefore(earliest) ? earliest : next;
          return place[0].isAfter(latest) ? lane : new Lane(lane.underWay(), place[0]);
        });
    return place[0].isAfter(latest) ? latest.plus(anyPartOf(window)) : place[0];
  }

  private static Duration anyPartOf(Duration window) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, window.toMillis() + 2));
  }
}
