package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static io.offboard.blackbox.Documents.SCIM_USER_PATH;
import static io.offboard.blackbox.Documents.VANTA_OFFBOARD;
import static io.offboard.blackbox.Documents.VANTA_PERSON_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A kept connection that the vendor has closed. What may be made twice goes out once more, on a
 * fresh connection; a deactivation is settled by a read first.
 */
class ClosedConnectionTest extends BlackBoxTest {
  private static final String SESSIONS = OKTA_USER_PATH + "/sessions?oauthTokens=true";
  private static final String OWNER = "00uadmin";

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.response-timeout", "6s");
  }

  @Test
  void a_token_is_asked_for_again() {
    closeKeptConnections(3);
    vendor.expect("POST", VANTA_OFFBOARD).answer(Documents.vantaSuccess());
    vendor.expect("GET", VANTA_PERSON_PATH).answer(Documents.vantaPerson("OFFBOARDING_COMPLETE"));

    assertEquals("deactivated", vanta().deactivate().outcome());

    assertEquals(1, requestsTo("/oauth/token"));
  }

  @Test
  void the_owner_of_a_token_is_looked_up_again() {
    closeKeptConnections(3);

    assertEquals(422, okta().deactivate(OWNER).status());

    assertEquals(1, requestsTo("/api/v1/users/me"));
  }

  @Test
  void sessions_are_ended_again() {
    var account = withKnownOwner("revoke_sessions: true", "confirm: false");
    closeKeptConnections(3);
    vendor.expect("DELETE", SESSIONS).answer(HttpAnswer.of(204, ""));
    vendor.expect("POST", OKTA_DEACTIVATE).answer(200, "{}");

    var reply = account.deactivate();

    assertEquals("deactivated", reply.outcome());
    assertNull(reply.header("Offboard-Warning"));
  }

  @Test
  void a_read_back_is_made_again() {
    var account = scim();
    vendor.expect("PATCH", SCIM_USER_PATH).answer(Fault.staleKeepAlive(HttpAnswer.of(204, "")));
    vendor.expect("GET", SCIM_USER_PATH).answer(Documents.scimUser(false));

    assertEquals("deactivated", account.deactivate().outcome());

    assertEquals(List.of(), pauses());
  }

  @Test
  void a_repeat_is_made_once_and_no_more() {
    closeKeptConnections(1);
    vendor.respond(request -> Fault.close());

    assertEquals(504, vanta().deactivate().status());

    assertEquals(1, requestsTo("/oauth/token"));
  }

  @Test
  void a_repeat_has_only_the_time_that_the_first_has_left() {
    withKnownOwner();
    vendor.expect("POST", "/oauth/token").answer(closingAfter(Duration.ofMillis(3500)));
    vendor.expect("POST", "/oauth/token").answer(closingAfter(Duration.ofSeconds(30)));
    vendor.respond(request -> null);
    var begun = System.nanoTime();

    assertEquals(504, vanta().deactivate().status());

    var millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    assertTrue(millis < 8500, () -> millis + " ms");
  }

  @Test
  void a_deactivation_is_not_made_again_before_a_read() {
    var account = withKnownOwner();
    closeKeptConnections(1);
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("ACTIVE"));
    vendor.expect("POST", OKTA_DEACTIVATE).answer(200, "{}");
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    assertEquals("deactivated", account.deactivate().outcome());
  }

  @Test
  void a_deactivation_that_the_vendor_has_read_is_not_made_again() {
    var account = withKnownOwner();
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Fault.close());
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    assertEquals("deactivated", account.deactivate().outcome());
  }

  /** An account whose first call has asked for the owner of its token, on a connection kept. */
  private TestAccount withKnownOwner(String... settings) {
    var account = okta(settings);
    assertEquals(422, account.deactivate(OWNER).status());
    return account;
  }

  /** Has the vendor refuse so many token requests at once, and then close their connections. */
  private void closeKeptConnections(int connections) {
    var gate = new Gate();
    var refusal = Fault.staleKeepAlive(HttpAnswer.of(401, "{}"));
    vendor.respond(request -> gate.hold(refusal));
    var accounts = Stream.generate(this::vanta).limit(connections).toList();
    var calls = accounts.stream().map(TestAccount::start).toList();
    Awaitility.await().until(() -> gate.arrived() == connections);
    gate.open();
    HangingCalls.assertAll(401, calls);
    Awaitility.await().until(() -> vendor.openConnections() == 0);
    begin();
  }

  private static Answer closingAfter(Duration time) {
    return wire -> {
      wire.pause(time);
      wire.close();
    };
  }

  private long requestsTo(String target) {
    return vendor.requests().stream().map(RecordedRequest::target).filter(target::equals).count();
  }
}
