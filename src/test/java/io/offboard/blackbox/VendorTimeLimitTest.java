package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limit of a vendor answer's time: a read-back shows that the answer was cut. */
class VendorTimeLimitTest extends BlackBoxTest {
  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.response-timeout", "2s");
  }

  @Test
  void an_answer_that_drips_is_cut_when_the_time_of_a_whole_call_is_over() {
    var drip = Fault.drip(HttpAnswer.of(200, "{}"), Duration.ofMillis(100));
    vendor.expect("POST", OKTA_DEACTIVATE).answer(drip);
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    assertEquals("deactivated", okta("confirm: false").deactivate().outcome());

    assertEquals(List.of("POST " + OKTA_DEACTIVATE, "GET " + OKTA_USER_PATH), requests());
  }
}
