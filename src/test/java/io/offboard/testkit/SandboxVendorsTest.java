package io.offboard.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.Outcome;
import io.offboard.error.AccountNotFoundException;
import io.offboard.error.VendorUnreachableException;
import io.offboard.fixture.SandboxedRoutes;
import io.offboard.fixture.TestClient;
import io.offboard.sandbox.SandboxScim;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SandboxVendorsTest extends SandboxedRoutes {
  @Test
  void the_stand_ins_answer_by_themselves_and_keep_state() {
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.okta()));
    assertEquals(Outcome.ALREADY_INACTIVE, deactivate(vendors.okta()));
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.vanta()));
    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.scim()));

    vendors.okta().assertDeactivations(2);
    vendors.vanta().assertDeactivations(1);
    vendors.scim().assertDeactivations(1);
  }

  @Test
  void a_rate_limit_is_told_in_the_vendors_own_way() {
    vendors.scim().nextDeactivation().rateLimit(Duration.ofSeconds(7));

    assertEquals(Outcome.DEACTIVATED, deactivate(vendors.scim()));

    vendors.scim().assertDeactivations(2);
    assertEquals(SandboxVendors.START.plusSeconds(7), vendors.clock().instant());
  }

  @Test
  void a_document_that_is_written_back_is_a_deactivation_too() throws Exception {
    var account = vendors.scim().account();
    var client = new TestClient(account.baseUrl().toString());

    client.send("PUT", "/Users/" + SandboxScim.READY_USER_ID, "{}");

    vendors.scim().assertDeactivations(1);
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

    assertEquals(Outcome.DEACTIVATED, deactivate(lost));
    vendors.okta().assertDeactivations(2);
  }

  @Test
  void there_is_no_other_account() {
    var resolver = vendors.accountResolver();

    assertThrows(AccountNotFoundException.class, () -> resolver.resolve(UUID.randomUUID()));
  }
}
