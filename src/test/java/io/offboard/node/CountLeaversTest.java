package io.offboard.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverState;
import io.offboard.store.LeaverStep;
import io.offboard.store.Store;
import io.offboard.store.StoreSettings;
import io.offboard.store.TestDatabase;
import io.offboard.testkit.TestClock;
import io.offboard.watch.MicrometerMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountLeaversTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final TestClock clock = new TestClock(START);
  private final StoreSettings settings = TestDatabase.H2_FILE.create();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerMeter meter = new MicrometerMeter(registry);
  private Store store = Store.open(settings, clock);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_is_told_is_fifteen_seconds_old_at_most() {
    var oldest = CountLeavers.PAUSE.plus(CountLeavers.LIMIT.multipliedBy(2));

    assertTrue(oldest.compareTo(Duration.ofSeconds(15)) <= 0, oldest::toString);
  }

  @Test
  void each_count_replaces_the_one_before() {
    count();
    assertEquals(0, gauge("offboard.leavers", "running"));
    assertEquals(0, gauge("offboard.leaver.oldest"));

    accept("ada", "okta");
    clock.advance(Duration.ofSeconds(30));
    count();
    assertEquals(1, gauge("offboard.leavers", "running"));
    assertEquals(1, gauge("offboard.leaver.steps", "okta", "pending"));
    assertEquals(0, gauge("offboard.leaver.steps", "okta", "failed"));
    assertEquals(30, gauge("offboard.leaver.oldest"));
    assertEquals(30, gauge("offboard.leaver.late"));

    store.leavers().cancel("ada", "hr", LIMIT);
    accept("tom", null);
    count();
    assertEquals(1, gauge("offboard.leavers", "cancelled"));
    assertEquals(1, gauge("offboard.leaver.steps", "none", "pending"));
    assertEquals(Set.of("none"), integrations());
  }

  @Test
  void what_nobody_knows_is_not_there_until_the_store_is_back() {
    accept("ada", "okta");
    count();
    store.close();
    count();
    assertEquals(List.of(), gauges());

    store = Store.open(settings, clock);
    count();
    assertEquals(1, gauge("offboard.leavers", "running"));
    assertTrue(gauges().contains("offboard.leaver.late"), () -> "there are " + gauges());
  }

  @Test
  void a_state_that_this_version_does_not_know_is_an_error_and_leaves_no_old_number() {
    accept("ada", "okta");
    count();
    TestDatabase.execute(settings, "UPDATE leavers SET state = 'odd'");

    assertThrows(NoSuchElementException.class, this::count);
    assertEquals(List.of(), gauges());
  }

  private void count() {
    new CountLeavers(store.leaverCensus(), meter).run();
  }

  private double gauge(String name, String... labels) {
    return registry.find(name).gauges().stream()
        .filter(gauge -> labels(gauge).equals(List.of(labels)))
        .map(Gauge::value)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> labels(Meter meter) {
    return meter.getId().getTags().stream().map(tag -> tag.getValue()).toList();
  }

  private List<String> gauges() {
    return registry.getMeters().stream()
        .map(one -> one.getId().getName())
        .filter(name -> name.startsWith("offboard.leaver"))
        .distinct()
        .toList();
  }

  private Set<String> integrations() {
    return registry.find("offboard.leaver.steps").gauges().stream()
        .map(gauge -> labels(gauge).get(0))
        .collect(Collectors.toSet());
  }

  private void accept(String id, String integration) {
    var leaver =
        new Leaver(
            id,
            0,
            "f",
            "{}",
            LeaverState.RUNNING,
            "hr",
            START,
            START,
            START.plus(Duration.ofDays(14)),
            List.of(LeaverStep.of(new UUID(0, 1), integration, 1)));
    store.leavers().accept(List.of(leaver), met -> true, LIMIT);
  }
}
