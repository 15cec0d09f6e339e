package io.offboard.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
  private final TestClock clock = Samples.clock();
  private final Deadline deadline = new Deadline(clock, Duration.ofSeconds(25));

  @Test
  void runs_from_the_arrival() {
    assertEquals(Duration.ofSeconds(25), deadline.left());
    assertEquals(Duration.ZERO, deadline.elapsed());
  }

  @Test
  void shrinks_as_time_goes_by() {
    clock.advance(Duration.ofSeconds(10));

    assertEquals(Duration.ofSeconds(15), deadline.left());
    assertEquals(Duration.ofSeconds(10), deadline.elapsed());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20000, true",
    "0, 20001, false",
    "20000, 0, true",
    "20001, 0, false",
    "30000, 0, false"
  })
  void leaves_a_fifth_to_an_attempt(long elapsed, long pause, boolean allowed) {
    clock.advance(Duration.ofMillis(elapsed));

    assertEquals(allowed, deadline.allowsAttemptAfter(Duration.ofMillis(pause)));
    assertEquals(Duration.ofSeconds(5), deadline.fifth());
  }

  @Test
  void leaves_nothing_when_it_is_over() {
    clock.advance(Duration.ofSeconds(26));

    assertEquals(Duration.ZERO, deadline.left());
    assertEquals(Duration.ofSeconds(26), deadline.elapsed());
  }
}
