package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Leavers go as fast as a vendor's limit lets them, and leave a tenth of it to direct calls. */
class LeaverPaceTest extends LeaverTestBase {
  private final AtomicInteger remaining = new AtomicInteger();

  @Test
  void a_step_that_finds_the_limit_used_up_waits_for_the_reset_and_is_no_attempt() {
    var account = okta();
    remaining.set(12);
    vendorAnswers(
        request -> {
          var answer =
              HttpAnswer.of(
                  200,
                  request.method().equals("GET")
                      ? "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}"
                      : "{}");
          return request.method().equals("GET") ? answer : limited(answer);
        });
    await(accepted(account), "complete");
    await(accepted(account), "complete");

    var id = accepted(account);
    var sent = requests().size();

    // those who cannot wait have the tenth
    deactivate(account, user("00u1"));
    assertEquals(sent + 2, requests().size());
    var step = get("/" + id).json().at("/steps/0");
    assertEquals("pending", step.path("state").asText());
    assertEquals(0, step.path("attempts").asInt());
    assertFalse(step.has("message"), step::toString);

    clock.advance(Duration.ofSeconds(62));
    remaining.set(100);
    assertEquals(1, await(id, "complete").at("/steps/0/attempts").asInt());
  }

  private HttpAnswer limited(HttpAnswer answer) {
    return answer
        .header("X-Rate-Limit-Limit", "100")
        .header("X-Rate-Limit-Remaining", Integer.toString(remaining.decrementAndGet()))
        .header("X-Rate-Limit-Reset", Long.toString(clock.instant().getEpochSecond() + 60))
        .header(
            "Date",
            java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().atOffset(java.time.ZoneOffset.UTC)));
  }

  private String accepted(TestAccount account) {
    var id = newId();
    assertEquals(202, accept(request(id, "00u1", "", account)).status());
    return id;
  }
}
