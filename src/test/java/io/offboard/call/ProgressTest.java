package io.offboard.call;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.client.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTest {
  private final Progress progress = new Progress();

  @Test
  void an_attempt_comes_first_and_at_once() {
    assertEquals(Step.ATTEMPT, progress.next());
    assertEquals(Duration.ZERO, progress.pause());
    assertEquals(0, progress.attempts());
    assertEquals(Evidence.NONE, progress.evidence());
  }

  @Test
  void the_document_is_the_read_back() {
    progress.attempted(answer(200, "{'answered': 1}"));
    progress.readBack(answer(200, "{'read': 1}"), Evidence.PROOF);

    assertEquals(json("{'read': 1}"), progress.document());
    assertEquals(json("{'answered': 1}"), progress.attemptDocument());
  }

  @Test
  void the_document_is_the_deactivate_answer_where_nothing_was_read() {
    progress.attempted(answer(200, "{'answered': 1}"));
    assertEquals(json("{'answered': 1}"), progress.document());

    progress.readBack(VendorAnswer.of(Fault.NO_ANSWER), Evidence.NONE);
    assertEquals(json("{'answered': 1}"), progress.document());
  }

  @Test
  void an_empty_answer_is_an_empty_document() {
    progress.attempted(answer(204, ""));

    assertEquals(json("{}"), progress.document());
  }

  @ParameterizedTest
  @EnumSource
  void an_attempt_succeeded_by_itself_or_a_read_found_it_out(Verdict verdict) {
    progress.attempted(answer(200, "{}").withVerdict(verdict));

    assertEquals(
        verdict == Verdict.ACCEPTED || verdict == Verdict.PROVEN, progress.isAttemptAccepted());
  }

  @Test
  void an_unclear_attempt_is_remembered_after_a_clear_one() {
    progress.attempted(answer(503, ""));
    assertFalse(progress.unclearBefore());

    progress.attempted(answer(404, ""));
    assertTrue(progress.unclearBefore());
    progress.attempted(answer(404, ""));
    assertTrue(progress.unclearBefore());
  }

  @Test
  void reads_are_counted_from_the_last_attempt() {
    progress.attempted(answer(503, ""));
    progress.readBack(answer(200, "{}"), Evidence.CONTRARY);
    progress.readBack(answer(200, "{}"), Evidence.CONTRARY);
    assertEquals(2, progress.readBacks());

    progress.attempted(answer(200, "{}"));
    assertEquals(0, progress.readBacks());
  }

  @Test
  void the_vendors_name_for_the_call_is_that_of_the_last_attempt() {
    assertNull(progress.remarks().vendorRequestId());
    progress.attempted(answer(503, ""));
    progress.remarks().named("r1");
    assertEquals("r1", progress.remarks().vendorRequestId());

    progress.attempted(answer(200, "{}"));
    assertNull(progress.remarks().vendorRequestId());
  }
}
