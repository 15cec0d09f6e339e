package io.offboard.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.OffboardRoutes;
import io.offboard.Outcome;
import io.offboard.error.AccountNotFoundException;
import io.offboard.error.OffboardException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorUnreachableException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test kit, used as embedders use it: with the embedded routes. */
class SandboxVendorsTest extends CamelTestSupport {
  @RegisterExtension final SandboxVendors vendors = new SandboxVendors();

  @Override
  protected void bindToRegistry(Registry registry) {
    vendors.bindTo(registry);
  }

  @Override
  protected RoutesBuilder createRouteBuilder() {
    return OffboardRoutes.embedded();
  }

  static Stream<Answer> losses() {
    return Stream.of(Fault.close(), Fault.reset());
  }

  @Test
  void the_stand_ins_answer_by_themselves_and_keep_state() {
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
    assertEquals(Outcome.ALREADY_INACTIVE, deactivate(vendors.okta()));
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.vanta()));

    vendors.okta().assertDeactivations(2);
    vendors.vanta().assertDeactivations(1);
  }

  @Test
  void the_log_has_what_came_over_the_wire_and_prints_it_without_credentials() {
    deactivate(vendors.vanta());

    var call = vendors.vanta().deactivations().get(0);
    var person = vendors.vanta().readyRequest();
    assertEquals(person.userId(), call.json().at("/updates/0/id").textValue());
    assertEquals(person.actor(), call.json().at("/updates/0/acknowledgerId").textValue());
    var printed = vendors.vanta().requests().toString();
    assertTrue(printed.contains("Authorization: Bearer ***"), "the header is masked");
    assertFalse(printed.contains("vcs_sandbox"), "the client secret is masked");
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

  @Test
  void refused_connections_last_until_they_are_accepted_again() {
    vendors.okta().refuseConnections();
    assertInstanceOf(VendorUnreachableException.class, failure(vendors.okta()));
    assertEquals(0, vendors.okta().requests().size());

    vendors.okta().acceptConnections();
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
  }

  @Test
  void a_stand_in_that_loses_a_request_by_itself_does_so_behind_the_front_too() {
    var lost = DeactivateRequest.of(vendors.okta().account().id(), "00urequestlost000001", null);

    assertEquals(Outcome.DEACTIVATED, deactivate(lost).outcome());
    vendors.okta().assertDeactivations(2);
  }

  @Test
  void there_is_no_other_account() {
    var resolver = vendors.accountResolver();

    assertThrows(AccountNotFoundException.class, () -> resolver.resolve(UUID.randomUUID()));
  }

  private Outcome deactivate(SandboxVendor vendor) {
    return deactivate(vendor.readyRequest()).outcome();
  }

  private DeactivateResult deactivate(DeactivateRequest request) {
    return template.requestBody("direct:users.deactivate", request, DeactivateResult.class);
  }

  private OffboardException failure(SandboxVendor vendor) {
    var thrown = assertThrows(CamelExecutionException.class, () -> deactivate(vendor));
    return assertInstanceOf(OffboardException.class, thrown.getCause());
  }
}
