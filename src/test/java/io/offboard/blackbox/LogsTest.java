package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;

/** That no secret is logged is checked here and in all other classes, after each test. */
class LogsTest extends BlackBoxTest {
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";

  @Test
  void every_line_of_a_call_has_its_request_id() {
    var account = okta();
    log.clear(); // that the accounts file was read again is no line of a call
    vendor.expect("POST", DEACTIVATE).answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(Fault.close());
    vendor.expect("GET", "/api/v1/users/00u1").answer(Fault.close());
    vendor.expect("GET", "/api/v1/users/00u1").answer(404, "{}");

    send(post("?integrated_account_id=" + account, user("00u1")).header("X-Request-Id", "call-1"));

    assertTrue(log.text().contains("NO_ANSWER"), log::text);
    log.events().forEach(event -> assertTrue(event.contains("[call-1]"), event));
  }

  @Test
  void what_a_vendor_echoes_of_our_credentials_is_not_logged() {
    var account = okta();
    var echo = "{\"errorSummary\":\"%s\"}".formatted(oktaToken(account));
    vendor.expect("POST", DEACTIVATE).answer(HttpAnswer.of(401, echo).header("X-Echo", echo));

    deactivate(account, user("00u1")).isVendorError(401, "***");
  }
}
