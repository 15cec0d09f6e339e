package io.offboard.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.fixture.Samples;
import io.offboard.store.SharedBudget;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final UUID ACCOUNT = new UUID(0, 1);

  private final TestClock clock = Samples.clock();
  private final RateBudgets budgets = new RateBudgets(clock, clock::advance);
  private final Pace pace = new Pace(clock, budgets, 2);

  @Test
  void so_many_may_be_under_way_at_one_account() {
    assertEquals(Optional.empty(), pace.enter(ACCOUNT));
    assertEquals(Optional.empty(), pace.enter(ACCOUNT));
    assertTrue(pace.enter(ACCOUNT).isPresent());
    assertEquals(Optional.empty(), pace.enter(new UUID(0, 2)));

    pace.leave(ACCOUNT);
    assertEquals(Optional.empty(), pace.enter(ACCOUNT));
  }

  @Test
  void whoever_is_put_off_by_others_comes_again_soon_one_after_the_other() {
    pace.enter(ACCOUNT);
    pace.enter(ACCOUNT);

    var first = wait(pace.enter(ACCOUNT));
    assertEquals(Duration.ofMillis(20), first);
    assertEquals(Duration.ofMillis(40), wait(pace.enter(ACCOUNT)));
  }

  /** Each leaves as soon as its vendor has answered: a limit of many a second is to be used up. */
  @Test
  void whoever_is_put_off_by_others_comes_again_as_fast_as_a_limit_lets_it_that_is_known() {
    told(Kind.READ, 40_000, 30_000, 59);
    told(Kind.DEACTIVATE, 10_000, 9_000, 59);
    pace.enter(ACCOUNT);
    pace.enter(ACCOUNT);

    var first = wait(pace.enter(ACCOUNT));
    assertEquals(Duration.ofMillis(20), first);
    var apart = wait(pace.enter(ACCOUNT)).minus(first);
    assertEquals(60_000.0 / 9_000 / 1.25, apart.toNanos() / 1e6, 0.001);
    // a window that is over tells of the next one
    clock.advance(Duration.ofSeconds(60));
    var next = wait(pace.enter(ACCOUNT));
    assertEquals(apart, wait(pace.enter(ACCOUNT)).minus(next));
  }

  @Test
  void whoever_is_put_off_by_others_comes_again_soon_while_something_is_left_of_a_small_limit() {
    told(Kind.DEACTIVATE, 100, 90, 59);
    pace.enter(ACCOUNT);
    pace.enter(ACCOUNT);

    assertEquals(Duration.ofMillis(20), wait(pace.enter(ACCOUNT)));
    assertEquals(Duration.ofMillis(40), wait(pace.enter(ACCOUNT)));
  }

  @Test
  void a_limit_of_which_only_the_tenth_for_others_is_left_puts_off_until_its_reset() {
    told(Kind.DEACTIVATE, 100, 11, 59);
    assertEquals(Optional.empty(), pace.enter(ACCOUNT));
    told(Kind.DEACTIVATE, 100, 10, 59);
    assertEquals(Duration.ofSeconds(60), wait(pace.enter(ACCOUNT)));
  }

  @Test
  void the_limit_on_reads_counts_too() {
    told(Kind.READ, 100, 10, 59);
    assertEquals(Duration.ofSeconds(60), wait(pace.enter(ACCOUNT)));
  }

  @Test
  void places_are_a_little_closer_than_the_limit_wants() {
    told(Kind.DEACTIVATE, 100, 0, 59);

    var waits = new ArrayList<Duration>();
    for (var i = 0; i < 100; i++) {
      waits.add(wait(pace.enter(ACCOUNT)));
    }

    var apart = waits.get(1).minus(waits.get(0));
    assertEquals(60_000 / 90 / 1.25, apart.toMillis(), 1);
    assertTrue(waits.get(99).compareTo(Duration.ofSeconds(114)) < 0, waits::toString);
    assertTrue(waits.get(99).compareTo(Duration.ofSeconds(112)) > 0, waits::toString);
  }

  /** The queue may be shorter than it was: nobody asks later than after ten windows. */
  @Test
  void beyond_ten_windows_there_are_no_places_but_a_time_to_ask_again() {
    told(Kind.DEACTIVATE, 100, 0, 59);

    var last = Duration.ZERO;
    for (var i = 0; i < 2_000; i++) {
      last = wait(pace.enter(ACCOUNT));
      assertTrue(last.compareTo(Duration.ofSeconds(721)) <= 0, last::toString);
    }
    assertTrue(last.compareTo(Duration.ofSeconds(660)) > 0, last::toString);
    // when they ask again, they come right behind those who had places
    clock.advance(Duration.ofSeconds(61));
    told(Kind.DEACTIVATE, 100, 0, 119);
    var place = wait(pace.enter(ACCOUNT)).plusSeconds(61);
    assertTrue(place.compareTo(Duration.ofSeconds(662)) < 0, place::toString);
  }

  /** Its window, as far as this node can tell, ended before it began. */
  @Test
  void a_limit_that_a_node_with_a_faster_clock_tells_of_puts_off_until_its_reset() {
    var reset = clock.instant().plusSeconds(10);
    var counter = Kind.DEACTIVATE.counter();
    budgets.learn(List.of(new SharedBudget(ACCOUNT, counter, 100, 0, reset, reset.plusSeconds(5))));

    assertEquals(Duration.ofSeconds(10), wait(pace.enter(ACCOUNT)));
    assertTrue(wait(pace.enter(ACCOUNT)).compareTo(Duration.ofSeconds(10)) > 0);
  }

  @Test
  void what_met_a_limit_that_nobody_remembers_comes_again_when_it_is_said() {
    assertEquals(clock.instant().plusSeconds(7), pace.putOff(ACCOUNT, Duration.ofSeconds(7)));
  }

  private Duration wait(Optional<Instant> until) {
    return Duration.between(clock.instant(), until.orElseThrow());
  }

  private void told(Kind kind, int limit, int remaining, int reset) {
    VendorAnswer answer =
        Samples.answer(
            200,
            "{}",
            Map.of(
                "X-Rate-Limit-Limit",
                Integer.toString(limit),
                "X-Rate-Limit-Remaining",
                Integer.toString(remaining),
                "X-Rate-Limit-Reset",
                Long.toString(Samples.START.getEpochSecond() + reset)));
    budgets.remember(ACCOUNT, kind, answer);
  }
}
