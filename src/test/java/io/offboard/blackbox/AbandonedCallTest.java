package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.Service;
import io.offboard.testkit.Gate;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AbandonedCallTest extends BlackBoxTest {
  private static final String REQUEST =
      "POST %s?integrated_account_id=%s HTTP/1.1\r\nHost: service\r\nAuthorization: Bearer %s\r\n"
          + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s";

  @Test
  void a_deactivation_that_has_not_begun_is_not_made_when_the_caller_hangs_up() throws IOException {
    var gate = new Gate();
    vendor.respond(
        request -> request.target().endsWith("/me") ? gate.hold(background(request)) : null);
    var account = okta();
    var body = user("00u1");
    try (var caller = new RawClient(service.uri("").toString())) {
      caller.send(REQUEST.formatted(Service.PATH, account, API_TOKEN, body.length(), body));
      await().until(() -> gate.arrived() == 1);
      caller.hangUp();
    }

    gate.open();

    await().until(() -> log.audit().size() == 1);
    assertEquals(499, log.audit().get(0).path("status").intValue());
    assertEquals(0, log.audit().get(0).path("attempts").intValue());
    assertEquals(1, vendor.requests().size());
  }
}
