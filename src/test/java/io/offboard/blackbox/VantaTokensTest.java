package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.VANTA_OFFBOARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.Gate;
import io.offboard.testkit.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vanta lets one token live and counts requests for them: all of the process share one. */
class VantaTokensTest extends BlackBoxTest {
  private TokenVendor vanta;

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.max-in-flight-per-account", "200");
  }

  @BeforeEach
  void prepare() {
    vanta = new TokenVendor();
    vendor.respond(vanta);
  }

  @Test
  void asks_for_a_token_as_vanta_wants_it() {
    vantaAt(vendor.url(), "vci_7", "vcs_1", "confirm: false").deactivate();

    var asked = vendor.requests().get(0);
    assertEquals("POST /oauth/token", asked.method() + " " + asked.target());
    assertEquals("vci_7", asked.json().path("client_id").asText());
    assertEquals("vcs_1", asked.json().path("client_secret").asText());
    assertEquals("client_credentials", asked.json().path("grant_type").asText());
    assertEquals("vanta-api.all:read vanta-api.all:write", asked.json().path("scope").asText());
    assertEquals(List.of("Bearer vat_1"), offboardings().get(0).values("Authorization"));
  }

  @Test
  void two_hundred_first_calls_at_once_ask_for_one_token() {
    var gate = new Gate();
    vanta = new TokenVendor(gate);
    vendor.respond(vanta);

    var calls = vanta().start(200 + 20);
    // Once the excess is refused, all the others are on their way to the token.
    Awaitility.await().until(() -> calls.stream().filter(CompletableFuture::isDone).count() == 20);
    gate.open();

    var answered = calls.stream().filter(call -> call.join().status() == 200).count();
    assertEquals(200, answered);
    assertEquals(1, vanta.issued());
  }

  @Test
  void two_accounts_with_one_client_share_its_token() {
    for (var account = 0; account < 2; account++) {
      assertEquals(200, vantaAt(vendor.url(), "vci_both", "vcs_1").deactivate().status());
    }

    assertEquals(1, vanta.issued());
  }

  @Test
  void another_client_has_a_token_of_its_own() {
    assertEquals(200, vanta().deactivate().status());
    assertEquals(200, vanta().deactivate().status());

    assertEquals(2, vanta.issued());
  }

  @Test
  void a_token_is_used_until_a_minute_before_its_end() {
    var account = vanta("confirm: false");
    account.deactivate();
    clock.advance(Duration.ofSeconds(3_539));
    account.deactivate();
    assertEquals(1, vanta.issued());

    clock.advance(Duration.ofSeconds(1));
    account.deactivate();
    assertEquals(2, vanta.issued());
    assertEquals(List.of("Bearer vat_2"), offboardings().get(2).values("Authorization"));
  }

  @Test
  void a_revoked_token_is_renewed_once_and_the_call_repeated_once() {
    var account = vanta("confirm: false");
    account.deactivate();
    vanta.revokeAll();

    assertEquals("deactivated", account.deactivate().outcome());

    assertEquals(2, vanta.issued());
    assertEquals(3, offboardings().size());
    account.deactivate();
    assertEquals(2, vanta.issued());
  }

  @Test
  void calls_whose_token_was_revoked_together_renew_it_once() {
    var account = vanta("confirm: false");
    account.deactivate();
    var gate = new Gate();
    vanta.revokeAll(gate);

    var calls = account.start(50);
    Awaitility.await().until(() -> gate.arrived() == 50);
    gate.open();

    HangingCalls.assertAll(200, calls);
    assertEquals(2, vanta.issued());
  }

  @Test
  void the_second_401_is_passed_on() {
    vanta.refuseAll();

    var reply = vanta().deactivate();

    assertEquals(401, reply.status());
    assertTrue(reply.isRemoteError());
    assertEquals("Unauthorized", reply.json().path("message").asText());
    assertEquals(2, vanta.issued());
    assertEquals(2, offboardings().size());
  }

  @Test
  void more_than_five_tokens_a_minute_are_not_asked_for() {
    var account = vanta("confirm: false");
    vanta.refuseAll();
    for (var call = 0; call < 4; call++) {
      assertEquals(401, account.deactivate().status());
    }
    assertEquals(5, vanta.issued());

    var reply = account.deactivate();

    assertEquals(429, reply.status());
    assertEquals("60", reply.header("Retry-After"));
    assertFalse(reply.isRemoteError());
    assertEquals(5, vanta.issued());
    clock.advance(Duration.ofSeconds(60));
    vanta.acceptNew();
    assertEquals(200, account.deactivate().status());
  }

  private List<RecordedRequest> offboardings() {
    return vendor.requests().stream()
        .filter(request -> request.target().equals(VANTA_OFFBOARD))
        .toList();
  }
}
