package io.offboard.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestClockTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final TestClock clock = new TestClock(START);

  @Test
  void stands_until_it_is_moved() {
    assertEquals(START, clock.instant());
  }

  @Test
  void can_be_set_to_a_time() {
    clock.set(START.minusSeconds(5));

    assertEquals(START.minusSeconds(5), clock.instant());
  }

  @Test
  void loses_no_advance_among_many_threads() {
    IntStream.range(0, 1_000_000).parallel().forEach(i -> clock.advance(Duration.ofNanos(1_000)));

    assertEquals(START.plusSeconds(1), clock.instant());
  }

  @Test
  void shows_the_same_time_in_every_zone() {
    var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.advance(Duration.ofHours(1));

    assertEquals(START.plusSeconds(3600), elsewhere.instant());
    assertEquals(ZoneId.of("Asia/Tokyo"), elsewhere.getZone());
  }
}
