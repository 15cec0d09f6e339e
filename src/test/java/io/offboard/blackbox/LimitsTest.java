package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two calls in flight are allowed for one account, and three in all. */
class LimitsTest extends BlackBoxTest {
  private final List<CompletableFuture<Reply>> held = new ArrayList<>();
  private final ManagementPort port = new ManagementPort();
  private Gate gate;

  @Override
  Service configured(Service plain) {
    return port.of(plain)
        .with("offboard.vendor.max-in-flight-per-account", "2")
        .with("offboard.max-in-flight", "3");
  }

  @BeforeEach
  void holdDeactivations() {
    gate = new Gate();
    vendor.respond(
        request ->
            request.target().endsWith("/deactivate")
                ? gate.hold(HttpAnswer.of(200, "{}"))
                : background(request));
  }

  @AfterEach
  void letThemEnd() {
    gate.open();
    held.forEach(call -> assertEquals(200, call.join().status()));
    held.clear();
    port.awaitNobodyInFlight(this);
  }

  @Test
  void refuses_a_third_call_to_the_same_account() {
    var busy = okta("confirm: false");
    hold(busy, busy);

    var reply = deactivate(busy, user("00u1")).isError(503, "Too many calls");

    assertEquals("1", reply.header("Retry-After"));
    reply.hasOnlyHeaders("Retry-After");
    assertEquals(503, log.audit().get(0).path("status").intValue());
    assertEquals(2, gate.arrived());
  }

  @Test
  void serves_another_account_meanwhile() {
    var busy = okta("confirm: false");
    hold(busy, busy, okta("confirm: false"));
  }

  @Test
  void refuses_a_fourth_call_at_once_whoever_asks() {
    var busy = okta("confirm: false");
    hold(busy, busy, okta("confirm: false"));

    var reply = send(service.request("").POST(BodyPublishers.noBody())).isError(503, "Too many");

    assertEquals("1", reply.header("Retry-After"));
    reply.hasOnlyHeaders("Retry-After");
  }

  private void hold(TestAccount... accounts) {
    for (var account : accounts) {
      held.add(account.start());
      await().until(() -> gate.arrived() == held.size());
    }
  }
}
