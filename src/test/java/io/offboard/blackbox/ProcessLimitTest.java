package io.offboard.blackbox;

import static io.offboard.blackbox.HangingCalls.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All calls in flight in the process; whoever is too many does not even queue. */
class ProcessLimitTest extends BlackBoxTest {
  private static final int LIMIT = 3;

  private final ManagementPort port = new ManagementPort();

  private HangingCalls calls;

  @Override
  Service configured(Service plain) {
    return port.of(plain).with("offboard.max-in-flight", String.valueOf(LIMIT));
  }

  @BeforeEach
  void prepare() {
    port.awaitNobodyInFlight(this);
    calls = new HangingCalls(this, HttpAnswer.of(200, "{}"));
  }

  @Test
  void the_excess_is_refused_while_no_worker_is_free() {
    var inFlight = calls.start(1, calls.account(), calls.account(), calls.account());

    var excess = calls.account().deactivate();

    assertEquals(503, excess.status());
    assertEquals("1", excess.header("Retry-After"));
    assertEquals("application/json", excess.header("Content-Type"));
    assertEquals(503, excess.json().path("statusCode").asInt());
    assertTrue(excess.header("Offboard-Request-Id").length() > 1);
    calls.end();
    assertAll(200, inFlight);
    assertEquals(LIMIT, requests().size());
  }

  @Test
  void health_is_answered_while_no_place_is_free() {
    var account = calls.account();
    var inFlight = calls.start(LIMIT, account);

    var reply = send(port.get("/observe/health"));

    assertEquals("UP", reply.json().path("status").asText());
    calls.end();
    assertAll(200, inFlight);
  }

  @Test
  void answered_calls_make_room_and_so_do_refused_ones() {
    var account = calls.account();
    calls.end();
    for (var call = 0; call < 3 * LIMIT; call++) {
      assertEquals(200, account.deactivate().status());
      assertEquals(400, account.deactivate("..").status());
      assertEquals(401, send(service.request("").POST(BodyPublishers.noBody())).status());
      port.awaitNobodyInFlight(this);
    }
  }

  @Test
  void a_caller_who_hangs_up_makes_no_room_before_the_vendor_has_answered() {
    var account = calls.account();
    calls.startAndHangUp(LIMIT, account);
    assertEquals(503, account.deactivate().status());

    calls.end();

    Awaitility.await().untilAsserted(() -> assertAll(200, account.start(LIMIT)));
  }
}
