package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One request for somebody who leaves. */
class LeaversTest extends LeaverTestBase {
  private static final String ACTIVE = "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}";

  @Test
  void a_leaver_is_accepted_and_complete_when_the_account_proves_it() {
    var account = okta();
    oktaDeactivates("00u1");
    var id = newId();

    var accepted = accept(request(id, "00u1", "", account));

    assertEquals(202, accepted.status(), accepted::toString);
    assertEquals("running", accepted.json().path("state").asText());
    var step = await(id, "complete").path("steps").get(0);
    assertEquals("okta done deactivated 00u1 1", told(step));
    assertEquals(START.toString(), step.path("proven_at").asText());
    assertEquals(0.0, step.path("seconds_to_proof").doubleValue());
    assertFalse(step.has("message"));
    assertFalse(step.has("next_attempt_at"));
  }

  private static String told(JsonNode step) {
    return String.join(
        " ",
        step.path("integration").asText(),
        step.path("state").asText(),
        step.path("outcome").asText(),
        step.path("user_id").asText(),
        step.path("attempts").asText());
  }

  @Test
  void every_attempt_is_audited_like_any_other_call() {
    var account = okta();
    oktaDeactivates("00u1");
    var id = newId();
    accept(request(id, "00u1", "", account));
    await(id, "complete");

    var line = awaitLine();

    assertEquals("deactivate", line.path("operation").asText());
    assertEquals("offboard.api.token", line.path("caller").asText());
    assertEquals("deactivated", line.path("outcome").asText());
    assertEquals(account.toString(), line.path("account").asText());
  }

  @Test
  void who_leaves_later_is_scheduled_until_then() {
    var account = okta();
    var id = newId();
    var accepted = accept(request(id, "00u1", ",\"at\":\"2026-11-24T10:00:00Z\"", account));
    assertEquals("scheduled", accepted.json().path("state").asText());
    assertNothingWasSent();

    oktaDeactivates("00u1");
    clock.advance(Duration.ofDays(1));

    assertEquals("2026-11-24T10:00:00Z", await(id, "complete").path("at").asText());
  }

  @Test
  void what_is_not_proven_is_tried_again_until_it_is() {
    var account = okta("confirm: true");
    var id = newId();
    vendorAnswers(request -> HttpAnswer.of(200, request.method().equals("GET") ? ACTIVE : "{}"));
    accept(request(id, "00u1", "", account));

    var step = awaitStep(id, 0, "waiting");

    assertEquals(1, step.path("attempts").asInt());
    assertTrue(step.path("message").asText().contains("does not show it yet"), step::toString);
    var wait =
        Duration.between(clock.instant(), Instant.parse(step.path("next_attempt_at").asText()));
    assertTrue(wait.compareTo(Duration.ofSeconds(60)) >= 0, wait::toString);
    assertTrue(wait.compareTo(Duration.ofSeconds(66)) <= 0, wait::toString);

    vendor.reset();
    vendor.respond(ServiceTestBase::background);
    oktaDeactivates("00u1");
    clock.advance(Duration.ofSeconds(66));
    assertEquals(2, await(id, "complete").at("/steps/0/attempts").asInt());
  }
}
