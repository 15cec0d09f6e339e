package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.VANTA_PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Vanta account that was set up wrongly when the leaver was accepted, and is mended later. */
class LeaverWrongAccountTest extends LeaverTestBase {
  private static final String ACTOR = ",\"actor\":{\"id\":\"a1\"}";

  private final AtomicBoolean isOktaBusy = new AtomicBoolean();
  private TestAccount okta;
  private UUID vanta;

  @BeforeEach
  void vendors() {
    okta = okta();
    vanta = UUID.randomUUID();
    isOktaBusy.set(true);
    vendorAnswers(this::answer);
  }

  @Test
  void it_needs_an_actor_while_it_is_wrong() {
    var wrong = account(vanta, "vanta", "client_id: vci");
    var id = newId();

    accept(request(id, VANTA_PERSON, "", okta, wrong)).isError(400, "Give actor: the account");
    accept(request(id, VANTA_PERSON, ",\"dry_run\":true", okta, wrong))
        .isError(400, "Give actor: the account");
    get("/" + id).isError(404, "no leaver");
  }

  @Test
  void it_is_in_its_own_stage_while_it_is_wrong_and_when_it_is_mended() {
    var id = accepted(account(vanta, "vanta", "client_id: vci"));
    awaitStep(id, 0, "waiting");
    assertStep(id, "vanta pending 0");

    isOktaBusy.set(false);
    clock.advance(Duration.ofMinutes(2));
    var message = awaitStep(id, 1, "waiting").path("message").asText();
    assertTrue(message.contains("client_secret is missing"), message);

    mend();
    clock.advance(Duration.ofMinutes(2));
    assertEquals("done", await(id, "complete").at("/steps/1/state").asText());
    assertOffboardedBy("a1");
  }

  @Test
  void where_its_stage_cannot_be_told_it_moves_there_when_it_is_mended() {
    var id = accepted(untold());
    awaitStep(id, 0, "waiting");
    assertFalse(awaitStep(id, 1, "waiting").has("integration"));

    mend();
    clock.advance(Duration.ofMinutes(2));
    awaitStep(id, 1, "pending");
    assertStep(id, "vanta pending 1");
    assertFalse(get("/" + id).json().at("/steps/1").has("message"));
    assertEquals(0, offboardings());
    var moved = get("/" + id + "/evidence").json().at("/history/1");
    assertEquals(
        Reply.parse(
            """
            {"at": "%s", "what": "moved", "account": "%s", "message": "The account's integration is \
            vanta, which was not known before, and its stage is 2, not 1."}
            """
                .formatted(clock.instant(), vanta)),
        moved);

    isOktaBusy.set(false);
    clock.advance(Duration.ofMinutes(6));
    assertEquals("done", await(id, "complete").at("/steps/1/state").asText());
    assertOffboardedBy("a1");
  }

  /** Nobody could know that one is wanted. */
  @Test
  void where_it_cannot_be_told_a_missing_actor_fails_it_when_it_is_mended() {
    isOktaBusy.set(false);
    var id = newId();
    assertEquals(202, accept(request(id, VANTA_PERSON, "", okta, untold())).status());
    awaitStep(id, 1, "waiting");

    mend();
    clock.advance(Duration.ofMinutes(2));

    var step = await(id, "needs_attention").at("/steps/1");
    assertEquals("failed", step.path("state").asText());
    assertTrue(step.path("message").asText().startsWith("Give actor"), step::toString);
  }

  /** An account with a stage that is none. */
  private TestAccount untold() {
    return entry(vanta, "vanta", "stage: two, ", vantaContext());
  }

  private void mend() {
    forgetAccounts();
    account(okta.id(), "okta", oktaContext());
    account(vanta, "vanta", vantaContext());
  }

  private String oktaContext() {
    return "org_url: \"%s\", api_token: %s".formatted(vendor.url(), oktaToken(okta));
  }

  private String vantaContext() {
    return "base_url: \"%s\", client_id: %s, client_secret: %sx"
        .formatted(vendor.url(), vanta, SECRET);
  }

  private String accepted(TestAccount wrong) {
    var id = newId();
    var accepted = accept(request(id, VANTA_PERSON, ACTOR, okta, wrong));
    assertEquals(202, accepted.status(), accepted::toString);
    return id;
  }

  private void assertStep(String id, String expected) {
    var step = get("/" + id).json().at("/steps/1");
    assertEquals(
        expected,
        "%s %s %s"
            .formatted(
                step.path("integration").asText(),
                step.path("state").asText(),
                step.path("attempts").asText()));
  }

  private long offboardings() {
    return vendor.requests().stream().filter(LeaverWrongAccountTest::isOffboarding).count();
  }

  private void assertOffboardedBy(String actor) {
    assertEquals(1, offboardings());
    var sent = vendor.requests().stream().filter(LeaverWrongAccountTest::isOffboarding).findAny();
    assertEquals(actor, sent.orElseThrow().json().at("/updates/0/acknowledgerId").asText());
  }

  private static boolean isOffboarding(RecordedRequest request) {
    return request.path().equals(Documents.VANTA_OFFBOARD);
  }

  private HttpAnswer answer(RecordedRequest request) {
    if (isOffboarding(request)) {
      return Documents.vantaSuccess();
    }
    if (request.path().startsWith("/v1/people/")) {
      return Documents.vantaPerson("OFFBOARDING_COMPLETE");
    }
    if (request.method().equals("POST")) {
      return HttpAnswer.of(isOktaBusy.get() ? 409 : 200, "{}");
    }
    return HttpAnswer.of(
        200, "{\"id\":\"%s\",\"status\":\"DEPROVISIONED\"}".formatted(VANTA_PERSON));
  }
}
