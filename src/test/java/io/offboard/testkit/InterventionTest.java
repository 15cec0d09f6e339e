package io.offboard.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.error.VendorErrorException;
import io.offboard.fixture.SandboxedRoutes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterventionTest extends SandboxedRoutes {
  static Stream<Answer> losses() {
    return Stream.of(Fault.close(), Fault.reset());
  }

  @Test
  void an_answer_keeps_the_request_from_the_stand_in() {
    vendors.okta().nextDeactivation().answer(403, "{\"errorSummary\":\"Not today\"}");

    var refused = assertInstanceOf(VendorErrorException.class, failure(vendors.okta()));

    assertEquals("403 Not today", refused.statusCode() + " " + refused.getMessage());
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_request_that_is_lost_on_its_way_is_sent_again(Answer loss) {
    vendors.okta().nextDeactivation().answer(loss);

    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
    vendors.okta().assertDeactivations(2);
  }

  @Test
  void an_answer_that_is_lost_after_the_stand_in_applied_the_request_is_not_asked_for_again() {
    vendors.okta().nextDeactivation().loseAnswer();

    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
    vendors.okta().assertDeactivations(1);
  }

  @Test
  void an_answer_is_cut_after_the_stand_in_applied_the_request() {
    vendors.vanta().nextDeactivation().applyThen(Fault::cutInBody);

    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.vanta()));
    vendors.vanta().assertDeactivations(1);
  }

  @Test
  void a_rate_limit_is_waited_out_on_the_clock_of_the_test() {
    vendors.okta().nextDeactivation().rateLimit(Duration.ofSeconds(3));
    vendors.vanta().nextDeactivation().rateLimit(Duration.ofSeconds(4));

    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.vanta()));

    var both = 3 + 1 + 4; // Okta's window is surely over a second after its reset
    assertEquals(SandboxVendors.START.plusSeconds(both), vendors.clock().instant());
  }

  @Test
  void every_deactivation_can_be_refused() {
    vendors.vanta().everyDeactivation().rateLimit(Duration.ofMinutes(5));

    assertEquals(429, failure(vendors.vanta()).statusCode());
    vendors.clock().advance(Duration.ofMinutes(5));
    assertEquals(429, failure(vendors.vanta()).statusCode());
    vendors.vanta().assertDeactivations(2);
  }

  @Test
  void a_held_request_reaches_the_stand_in_when_the_gate_opens() throws Exception {
    var gate = new Gate();
    vendors.okta().nextDeactivation().holdAt(gate);
    var result =
        template.asyncRequestBody(
            "direct:users.deactivate", vendors.okta().readyRequest(), DeactivateResult.class);
    await().until(() -> gate.arrived() == 1);
    assertFalse(result.isDone());

    gate.open();

    assertEquals(Outcome.DEACTIVATED, result.get(10, TimeUnit.SECONDS).outcome());
  }

  @Test
  void any_other_request_can_be_scripted_by_path_or_condition() {
    var userId = vendors.okta().readyRequest().userId();
    vendors.okta().next("GET", "/api/v1/users/" + userId).answer(Fault.close());
    vendors.okta().next(request -> request.path().endsWith("/me")).answer(500, "{}");

    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
  }
}
