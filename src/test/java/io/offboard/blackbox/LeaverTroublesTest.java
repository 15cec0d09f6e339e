package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to leavers while they wait: clocks jump, tokens expire. */
class LeaverTroublesTest extends LeaverTestBase {
  private static final String GONE = "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}";
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir static Path folder;

  @Override
  Service configured(Service plain) {
    try {
      var file =
          Files.writeString(
              folder.resolve("tokens.yaml"),
              "tokens:\n  - {name: brief, sha256: %s, accounts: all, expires: '%s'}\n"
                  .formatted(Sha256.hex(SECRET + "brief"), START.plusSeconds(30)));
      return super.configured(plain).with("offboard.api.tokens.file", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_clock_that_jumps_ahead_by_a_day_brings_repeats_and_what_is_scheduled_at_once() {
    vendorAnswers(request -> HttpAnswer.of(409, "{}"));
    var waits = accepted("");
    var scheduled = accepted(",\"at\":\"2026-11-24T09:00:00Z\"");
    awaitStep(waits, 0, "waiting");

    clock.advance(DAY);

    await(waits, leaver -> leaver.at("/steps/0/attempts").asInt() == 2);
    await(scheduled, leaver -> leaver.at("/steps/0/attempts").asInt() == 1);
  }

  @Test
  void a_clock_that_jumps_ahead_in_the_middle_of_a_step_makes_it_unclear_and_not_done() {
    var gate = new Gate();
    var attempts = new AtomicInteger();
    vendor.respond(
        request -> {
          var usual = background(request);
          if (usual != null || !request.path().contains("/jumper")) {
            // leavers of other tests are due, too
            return usual == null ? HttpAnswer.of(409, "{}") : usual;
          }
          if (request.method().equals("GET")) {
            return HttpAnswer.of(200, GONE);
          }
          return attempts.getAndIncrement() == 0
              ? gate.hold(HttpAnswer.of(200, "{}"))
              : HttpAnswer.of(404, "{\"errorCode\":\"E0000007\"}");
        });
    var id = newId();
    accept(request(id, "jumper", "", okta()));
    await(id, leaver -> gate.arrived() == 1);

    clock.advance(DAY);
    gate.open();

    var step = awaitStep(id, 0, "waiting");
    assertFalse(step.has("outcome"), step::toString);
    assertTrue(step.has("message"), step::toString);
    clock.advance(Duration.ofMinutes(2));
    assertEquals("already_inactive", await(id, "complete").at("/steps/0/outcome").asText());
  }

  @Test
  void a_clock_that_jumps_back_by_a_day_repeats_nothing_early_and_says_when_it_goes_on() {
    vendorAnswers(request -> HttpAnswer.of(409, "{}"));
    var id = accepted("");
    var next = awaitStep(id, 0, "waiting").path("next_attempt_at").asText();
    var sent = requests().size();

    clock.advance(DAY.negated());
    // another leaver goes on meanwhile
    awaitStep(accepted(""), 0, "waiting");
    assertEquals(sent + 1, requests().size());
    assertEquals(next, awaitStep(id, 0, "waiting").path("next_attempt_at").asText());

    clock.set(Instant.parse(next));
    await(id, leaver -> leaver.at("/steps/0/attempts").asInt() == 2);
  }

  @Test
  void an_access_token_that_is_refused_is_asked_for_anew_and_else_waited_for() {
    vendor.respond(
        request ->
            request.path().equals("/oauth/token")
                ? HttpAnswer.of(200, "{\"access_token\":\"%s\"}".formatted(SECRET + "access"))
                : HttpAnswer.of(401, "{\"message\":\"Token expired.\"}"));
    var account = vanta();
    var id = newId();
    accept(request(id, "p1", ",\"actor\":{\"id\":\"a1\"}", account));

    var step = awaitStep(id, 0, "waiting");

    assertEquals("Token expired.", step.path("message").asText());
    assertEquals(
        2, vendor.requests().stream().filter(r -> r.path().equals("/oauth/token")).count());
  }

  @Test
  void a_leaver_outlives_the_api_token_that_asked_for_it() {
    vendorAnswers(request -> HttpAnswer.of(409, "{}"));
    var id = newId();
    var body = request(id, "00u1", "", okta());
    var brief = "Bearer " + SECRET + "brief";
    send(
        leavers("")
            .setHeader("Authorization", brief)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
    awaitStep(id, 0, "waiting");

    clock.advance(Duration.ofSeconds(66));

    send(leavers("/" + id).setHeader("Authorization", brief).GET()).isError(401, "api token");
    var leaver = await(id, one -> one.at("/steps/0/attempts").asInt() == 2);
    assertEquals("brief", leaver.path("requested_by").asText());
  }

  private String accepted(String more) {
    var id = newId();
    assertEquals(202, accept(request(id, "00u1", more, okta())).status());
    return id;
  }
}
