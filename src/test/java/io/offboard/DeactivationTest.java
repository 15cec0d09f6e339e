package io.offboard;

import static io.offboard.testkit.Samples.answer;
import static io.offboard.testkit.Samples.call;
import static io.offboard.testkit.Samples.json;
import static io.offboard.testkit.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.vendor.Evidence;
import io.offboard.vendor.VendorAnswer;
import io.offboard.vendor.VendorAnswer.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeactivationTest {
  private final Deactivation call = call(okta());

  @Test
  void nothing_is_known_in_the_beginning() {
    assertNull(call.outcome());
    assertNull(call.attempt());
    assertEquals(Evidence.NONE, call.evidence());
    assertEquals(0, call.attempts());
  }

  @Test
  void its_document_is_the_read_back() {
    call.setAttempt(answer(200, "{'answered': 1}"));
    call.setReadBack(answer(200, "{'read': 1}"), Evidence.PROOF);

    assertEquals(json("{'read': 1}"), call.document());
    assertEquals(json("{'answered': 1}"), call.attemptDocument());
  }

  @Test
  void its_document_is_the_deactivate_answer_where_nothing_was_read_back() {
    call.setAttempt(answer(200, "{'answered': 1}"));
    assertEquals(json("{'answered': 1}"), call.document());

    call.setReadBack(VendorAnswer.of(Fault.NO_ANSWER), Evidence.NONE);
    assertEquals(json("{'answered': 1}"), call.document());
  }

  @Test
  void an_empty_answer_is_an_empty_document() {
    call.setAttempt(answer(204, ""));

    assertEquals(json("{}"), call.document());
  }

  @Test
  void it_knows_the_vendors_name_for_the_call_if_there_is_one() {
    assertNull(call.vendorRequestId());
    call.setAttempt(answer(200, "{}"));
    assertNull(call.vendorRequestId());

    call.setAttempt(answer(200, "{}", Map.of("X-Okta-Request-Id", "r2")));
    assertEquals("r2", call.vendorRequestId());
  }
}
