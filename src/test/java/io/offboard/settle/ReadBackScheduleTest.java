package io.offboard.settle;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.call.Evidence;
import io.offboard.call.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadBackScheduleTest {
  private final Settling settling = new Settling(okta());

  @Test
  void reads_at_once_then_ever_more_seldom_and_when_the_window_ends() {
    settling.attempt(answer(200, "{}"));

    assertEquals(List.of(0L, 500L, 1500L, 3500L, 5000L), readTimes(Duration.ZERO));
  }

  @Test
  void a_slow_vendor_is_read_less_often() {
    settling.attempt(answer(200, "{}"));

    assertEquals(List.of(0L, 2500L, 5000L), readTimes(Duration.ofSeconds(2)));
  }

  @Test
  void the_window_never_outlasts_the_deadline() {
    settling.clock.advance(Duration.ofSeconds(23));
    settling.attempt(answer(200, "{}"));

    assertEquals(List.of(23_000L, 23_500L, 24_500L, 25_000L), readTimes(Duration.ZERO));
  }

  @Test
  void without_time_there_is_one_read() {
    settling.clock.advance(Duration.ofSeconds(30));
    settling.attempt(answer(200, "{}"));

    assertEquals(List.of(30_000L), readTimes(Duration.ZERO));
  }

  @Test
  void a_repeated_attempt_begins_anew() {
    settling.attempt(answer(503, "{}"));
    settling.read(Evidence.CONTRARY);
    settling.attempt(answer(200, "{}"));

    assertEquals(List.of(0L, 500L, 1500L, 3500L, 5000L), readTimes(Duration.ZERO));
  }

  /** When the reads begin, each of which takes a while. */
  private List<Long> readTimes(Duration eachTakes) {
    var times = new ArrayList<Long>();
    while (settling.next() == Step.READ_BACK) {
      times.add(settling.elapsed().plus(settling.pause()).toMillis());
      settling.clock.advance(eachTakes);
      settling.read(Evidence.CONTRARY);
    }
    return times;
  }
}
