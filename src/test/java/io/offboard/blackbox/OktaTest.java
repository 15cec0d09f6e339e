package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.ScriptedVendor;
import io.offboard.testkit.Service;
import io.offboard.testkit.TestClock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OktaTest {
  private static final UUID ACCOUNT = UUID.randomUUID();

  @RegisterExtension ScriptedVendor okta = new ScriptedVendor();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
  private Service service;

  @BeforeEach
  void start() {
    service =
        new Service()
            .with(clock)
            .accounts(
                """
                accounts:
                  - id: %s
                    integration: okta
                    context: {org_url: "%s", api_token: s3cret-okta-77}
                """
                    .formatted(ACCOUNT, okta.url()))
            .start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void deactivates_and_proves_it() {
    okta.expect("GET", "/api/v1/users/me").answer(403, "{}");
    okta.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .withHeader("Authorization", "SSWS s3cret-okta-77")
        .withoutBody()
        .answer(200, "{}");
    okta.expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}");

    var answer = service.deactivate(ACCOUNT, "", "{\"user_id\":\"00u1\"}");

    assertEquals(200, answer.statusCode());
    assertEquals("deactivated", answer.headers().firstValue("Offboard-Outcome").orElseThrow());
  }
}
