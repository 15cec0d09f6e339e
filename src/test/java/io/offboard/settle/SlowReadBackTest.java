package io.offboard.settle;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.call.Evidence;
import io.offboard.call.Step;
import io.offboard.client.VendorAnswer;
import io.offboard.fixture.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a read says that was made early and answered late. */
class SlowReadBackTest {
  private final Settling settling = new Settling(okta());

  @Test
  void a_read_from_before_the_windows_end_is_no_proof_of_the_contrary() {
    settling.attempt(VendorAnswer.of(VendorAnswer.Fault.TIMED_OUT));

    settling.clock.advance(Duration.ofSeconds(6));
    settling.read(Evidence.CONTRARY);

    assertEquals(Step.READ_BACK, settling.next());
    assertEquals(Duration.ZERO, settling.pause());

    settling.read(Evidence.CONTRARY);

    assertEquals(Step.ATTEMPT, settling.next());
  }

  @Test
  void a_document_from_before_an_attempt_says_nothing_about_it() {
    settling.attempt(answer(503, "{}"));
    settling.read(Evidence.CONTRARY);

    settling.attempt(answer(200, "{'after': 1}"));

    assertEquals(Samples.json("{'after': 1}"), settling.progress().document());
  }
}
