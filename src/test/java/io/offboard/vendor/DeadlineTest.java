package io.offboard.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final TestClock clock = new TestClock();
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

  @Test
  void leaves_nothing_when_it_is_over() {
    clock.advance(Duration.ofSeconds(26));

    assertEquals(Duration.ZERO, deadline.left());
    assertEquals(Duration.ofSeconds(26), deadline.elapsed());
  }
}
