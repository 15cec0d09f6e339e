package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attempt makes of its step. */
class LeaverJudgingTest extends LeaverTestBase {
  private static final String ACTOR = ",\"actor\":{\"id\":\"65e1efde08e8478f143b0002\"}";

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 422, 501})
  void a_refusal_that_a_repeat_does_not_mend_fails(int status) {
    vendorAnswers(request -> HttpAnswer.of(status, "{\"errorSummary\":\"No.\"}"));
    var id = accepted(okta());

    var step = awaitStep(id, 0, "failed");

    assertEquals("No.", step.path("message").asText());
    assertEquals(1, step.path("attempts").asInt());
    assertEquals("needs_attention", get("/" + id).json().path("state").asText());
    assertFalse(step.has("next_attempt_at"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 405, 409, 410, 415, 429, 500, 502, 503})
  void everything_else_is_tried_again(int status) {
    vendorAnswers(
        request ->
            request.method().equals("GET")
                ? HttpAnswer.of(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}")
                : HttpAnswer.of(status, "{\"errorSummary\":\"Later.\"}"));
    var id = accepted(okta());

    var step = awaitStep(id, 0, "waiting");

    assertEquals("Later.", step.path("message").asText());
    assertFalse(step.has("outcome"));
    assertEquals("running", get("/" + id).json().path("state").asText());
  }

  @Test
  void an_unclear_outcome_is_tried_again_and_never_done() {
    vendorAnswers(request -> HttpAnswer.of(503, "{}"));
    var id = accepted(okta());

    var step = awaitStep(id, 0, "waiting");

    assertTrue(step.path("message").asText().contains("unclear"), step::toString);
    assertEquals("unknown", evidence(id).at("/steps/0/attempts/0/outcome").asText());
  }

  @Test
  void a_user_who_was_inactive_before_is_done() {
    vendorAnswers(
        request ->
            request.method().equals("GET")
                ? HttpAnswer.of(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}")
                : HttpAnswer.of(404, "{\"errorCode\":\"E0000007\"}"));

    var step = await(accepted(okta()), "complete").at("/steps/0");

    assertEquals("already_inactive", step.path("outcome").asText());
    assertTrue(step.has("proven_at"));
  }

  @Test
  void the_owner_of_the_account_s_token_is_a_failure_without_a_call() {
    vendor.respond(
        request ->
            request.path().endsWith("/me")
                ? Documents.oktaOwner("00u1", "ada@acme.example")
                : null);

    var step = awaitStep(accepted(okta()), 0, "failed");

    assertTrue(step.path("message").asText().contains("owns the account's own"), step::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"item", "status"})
  void vanta_s_refusal_for_now_is_tried_again_after_an_hour(String where) {
    vendorAnswers(
        request -> {
          if (request.method().equals("GET")) {
            return HttpAnswer.of(200, "{\"id\":\"p1\"}");
          }
          return where.equals("status")
              ? HttpAnswer.of(422, "{\"message\":\"Not yet.\"}")
              : HttpAnswer.of(
                  200,
                  "{\"results\":[{\"id\":\"p1\",\"status\":\"ERROR\",\"message\":\"Not yet.\"}]}");
        });
    var account = vanta();
    var id = newId();
    accept(request(id, "p1", ACTOR, account));

    var step = awaitStep(id, 0, "waiting");

    assertEquals("Not yet.", step.path("message").asText());
    assertWaits(step, Duration.ofHours(1));
  }

  @Test
  void repeats_come_after_1_5_and_15_minutes_and_then_hourly() {
    vendorAnswers(request -> HttpAnswer.of(409, "{}"));
    var id = accepted(okta());

    for (var minutes : List.of(1, 5, 15, 60, 60)) {
      var step = awaitStep(id, 0, "waiting");
      assertWaits(step, Duration.ofMinutes(minutes));
      var before = step.path("attempts").asInt();
      clock.set(Instant.parse(step.path("next_attempt_at").asText()));
      await(id, leaver -> leaver.at("/steps/0/attempts").asInt() == before + 1);
    }
  }

  private void assertWaits(JsonNode step, Duration delay) {
    var wait =
        Duration.between(clock.instant(), Instant.parse(step.path("next_attempt_at").asText()));
    assertTrue(wait.compareTo(delay) >= 0, wait::toString);
    assertTrue(wait.compareTo(delay.multipliedBy(11).dividedBy(10)) <= 0, wait::toString);
  }

  @Test
  void no_repeat_comes_before_the_vendor_lets_it() {
    vendorAnswers(request -> HttpAnswer.of(429, "{}").header("Retry-After", "1200"));
    var id = accepted(okta());

    var next = Instant.parse(awaitStep(id, 0, "waiting").path("next_attempt_at").asText());

    assertFalse(next.isBefore(clock.instant().plusSeconds(1200)), next::toString);
  }

  /** Ten years, three centuries, and a day that is far off. */
  @ParameterizedTest
  @ValueSource(strings = {"315360000", "9999999999", "Wed, 21 Oct 2099 07:28:00 GMT"})
  void a_vendor_that_asks_for_more_than_a_day_is_asked_again_after_a_day(String wait) {
    vendorAnswers(request -> HttpAnswer.of(429, "{}").header("Retry-After", wait));
    var id = accepted(okta());

    var step = awaitStep(id, 0, "waiting");
    assertEquals(
        clock.instant().plus(Duration.ofDays(1)).toString(), step.path("next_attempt_at").asText());

    clock.advance(Duration.ofDays(1));
    await(id, leaver -> leaver.at("/steps/0/attempts").asInt() == 2);
  }

  @Test
  void a_vendor_that_asks_for_more_than_is_left_does_not_keep_a_step_from_being_given_up() {
    vendorAnswers(request -> HttpAnswer.of(429, "{}").header("Retry-After", "315360000"));
    var id = newId();
    accept(request(id, "00u1", ",\"give_up_after\":\"PT3H\"", okta()));
    awaitStep(id, 0, "waiting");

    clock.advance(Duration.ofHours(3));

    assertEquals("gave_up", await(id, "needs_attention").at("/steps/0/state").asText());
  }

  @Test
  void what_is_open_at_the_end_of_its_time_is_given_up_at_once_in_every_stage() {
    vendorAnswers(request -> HttpAnswer.of(409, "{\"errorSummary\":\"Busy.\"}"));
    var okta = okta();
    var vanta = vanta();
    var id = newId();
    accept(request(id, "p1", ACTOR + ",\"give_up_after\":\"PT3M\"", okta, vanta));
    awaitStep(id, 0, "waiting");
    clock.advance(Duration.ofSeconds(66));
    await(id, leaver -> leaver.at("/steps/0/attempts").asInt() == 2);

    clock.set(START.plusSeconds(180));

    var leaver = await(id, "needs_attention");
    assertEquals("gave_up", leaver.at("/steps/0/state").asText());
    assertEquals("Busy.", leaver.at("/steps/0/message").asText());
    assertEquals("gave_up", leaver.at("/steps/1/state").asText());
    assertEquals(0, leaver.at("/steps/1/attempts").asInt());
  }

  @Test
  void an_account_that_disappears_is_said_so_and_waited_for() {
    var id = newId();
    accept(request(id, "00u1", ",\"at\":\"2026-11-24T10:00:00Z\"", okta()));
    forgetAccounts();

    clock.advance(Duration.ofDays(1));

    var step = awaitStep(id, 0, "waiting");
    assertTrue(step.path("message").asText().contains("No integrated account"), step::toString);
  }

  @Test
  void an_account_that_is_set_up_wrongly_is_accepted_and_waits_for_its_operator() {
    var account =
        account("okta", "org_url: \"http://elsewhere.example\", api_token: " + SECRET + "x");
    var id = newId();

    var accepted = accept(request(id, "00u1", "", account));

    assertEquals(202, accepted.status(), accepted::toString);
    var step = awaitStep(id, 0, "waiting");
    assertTrue(step.path("message").asText().contains("org_url"), step::toString);
  }

  @Test
  void an_account_that_is_mended_is_gone_on_with() {
    var account =
        account("okta", "org_url: \"http://elsewhere.example\", api_token: " + SECRET + "x");
    var id = newId();
    accept(request(id, "00u1", "", account));
    assertEquals("okta", awaitStep(id, 0, "waiting").path("integration").asText());

    forgetAccounts();
    account(
        account.id(), "okta", "org_url: \"%s\", api_token: %sx".formatted(vendor.url(), SECRET));
    vendorAnswers(request -> HttpAnswer.of(403, "{}"));
    clock.advance(Duration.ofSeconds(66));

    awaitStep(id, 0, "failed");
  }

  @Test
  void an_account_of_an_earlier_stage_comes_first_though_it_is_named_last() {
    var later =
        staged(3, "okta", "org_url: \"%s\", api_token: %sx".formatted(vendor.url(), SECRET));
    vendorAnswers(request -> HttpAnswer.of(request.target().contains("/Users/") ? 409 : 200, "{}"));
    var id = newId();

    accept(request(id, "u1", "", later, scim()));

    awaitStep(id, 1, "waiting");
    assertEquals("pending", get("/" + id).json().at("/steps/0/state").asText());
    assertEquals(0, vendor.requests().stream().filter(r -> r.path().contains("lifecycle")).count());
  }

  private String accepted(TestAccount account) {
    var id = newId();
    assertEquals(202, accept(request(id, "00u1", "", account)).status());
    return id;
  }

  private JsonNode evidence(String id) {
    return get("/" + id + "/evidence").json();
  }
}
