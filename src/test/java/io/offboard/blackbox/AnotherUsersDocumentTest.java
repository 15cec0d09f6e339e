package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static io.offboard.blackbox.Documents.SCIM_USER;
import static io.offboard.blackbox.Documents.SCIM_USER_PATH;
import static io.offboard.blackbox.Documents.VANTA_ACTOR;
import static io.offboard.blackbox.Documents.VANTA_OFFBOARD;
import static io.offboard.blackbox.Documents.VANTA_PERSON;
import static io.offboard.blackbox.Documents.VANTA_PERSON_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy or a cache may answer a read with the document of somebody else, who is gone. */
class AnotherUsersDocumentTest extends BlackBoxTest {
  private static final String LOGIN = "isaac.brock@example.com";
  private static final String LOGIN_PATH = "/api/v1/users/isaac.brock%40example.com";
  private static final String ANOTHER = "answer shows another user, or does not tell whom";
  private static final HttpAnswer EVE =
      HttpAnswer.of(
          200,
          """
          {"id": "00ukwr7djcV8gQvDB1d7", "status": "DEPROVISIONED",
           "profile": {"login": "eve@example.com", "email": "eve@example.com"}}
          """);
  private static final HttpAnswer ANOTHER_PERSON =
      HttpAnswer.of(
          200,
          """
          {"id": "65e1efde08e8478f143a8ff8", "emailAddress": "eve@example.com",
           "employment": {"status": "FORMER"}, "tasksSummary": {"status": "OFFBOARDING_COMPLETE"}}
          """);

  @ParameterizedTest
  @CsvSource({
    OKTA_USER + "," + OKTA_USER,
    "isaac.brock@example.com, isaac.brock%40example.com",
    "isaac.brock, isaac.brock"
  })
  void okta_accepted_and_the_user_is_not_shown(String asked, String segment) {
    vendor.expect("POST", "/api/v1/users/" + segment + "/lifecycle/deactivate").answer(200, "{}");
    expectReads(5, "/api/v1/users/" + segment, EVE);

    var reply = deactivate(okta(), user(asked));

    assertOutcome("202 pending", reply);
    assertEquals(
        Reply.parse("{\"id\": \"%s\", \"remote_data\": {}}".formatted(asked)), reply.json());
  }

  @Test
  void okta_shows_the_user_after_all() {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(200, "{}");
    expectReads(2, OKTA_USER_PATH, EVE);
    vendor.expect("GET", OKTA_USER_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    var reply = deactivate(okta(), user(OKTA_USER));

    assertOutcome("200 deactivated", reply);
    assertEquals(OKTA_USER, reply.json().path("id").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "isaac.brock@example.com, isaac.brock%40example.com",
    "Isaac.BROCK@example.com, Isaac.BROCK%40example.com",
    "Isaac.Brock, Isaac.Brock"
  })
  void okta_shows_the_user_whom_a_login_names(String asked, String segment) {
    vendor.expect("POST", "/api/v1/users/" + segment + "/lifecycle/deactivate").answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/" + segment).answer(Documents.oktaUser("DEPROVISIONED"));

    assertOutcome("200 deactivated", deactivate(okta(), user(asked)));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 503})
  void okta_refused_or_was_unclear_and_nobody_can_say(int status) {
    vendor.expect("POST", OKTA_DEACTIVATE).answer(Documents.oktaError(status, "E0000007"));
    expectReads(5, OKTA_USER_PATH, EVE);

    assertUnknown(deactivate(okta(), user(OKTA_USER)));
  }

  @Test
  void okta_ends_no_sessions_of_another_user() {
    vendor.expect("GET", LOGIN_PATH).answer(EVE);
    vendor.expect("POST", LOGIN_PATH + "/lifecycle/deactivate").answer(200, "{}");
    vendor.expect("GET", LOGIN_PATH).answer(Documents.oktaUser("DEPROVISIONED"));

    var reply = deactivate(okta("revoke_sessions: true"), user(LOGIN));

    assertOutcome("200 deactivated", reply);
    assertEquals("sessions-not-revoked", reply.header("Offboard-Warning"));
  }

  @Test
  void vanta_says_success_and_no_field_is_another_persons() {
    vendor.expect("POST", VANTA_OFFBOARD).answer(Documents.vantaSuccess());
    vendor.expect("GET", VANTA_PERSON_PATH).answer(ANOTHER_PERSON);

    var reply = offboard();

    assertOutcome("200 deactivated", reply);
    assertEquals(VANTA_PERSON, reply.json().path("id").textValue());
    assertFalse(reply.json().has("username"), reply::toString);
  }

  @Test
  void vanta_refused_and_the_refusal_stands() {
    vendor.expect("POST", VANTA_OFFBOARD).answer(Documents.vantaError("Open task"));
    expectReads(5, VANTA_PERSON_PATH, ANOTHER_PERSON);

    offboard().isVendorError(422, "Open task");
  }

  @Test
  void vanta_was_unclear_and_nobody_can_say() {
    vendor.expect("POST", VANTA_OFFBOARD).answer(503, "{}");
    expectReads(5, VANTA_PERSON_PATH, ANOTHER_PERSON);

    assertUnknown(offboard());
  }

  @Test
  void a_dry_run_and_a_read_at_okta_show_nobody_else() {
    expectReads(6, OKTA_USER_PATH, EVE);

    assertNobodyElseIsShown(okta(), OKTA_USER);
  }

  @Test
  void a_dry_run_and_a_read_at_vanta_show_nobody_else() {
    expectReads(6, VANTA_PERSON_PATH, ANOTHER_PERSON);

    assertNobodyElseIsShown(vanta(), VANTA_PERSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"id\": \"u2eve\", ", ""})
  void a_dry_run_and_a_read_at_a_scim_service_show_nobody_else(String id) {
    var document = "{%s\"userName\": \"eve@example.com\", \"active\": false}".formatted(id);
    expectReads(6, SCIM_USER_PATH, HttpAnswer.of(200, document));

    assertNobodyElseIsShown(scim(), SCIM_USER);
  }

  private void assertNobodyElseIsShown(TestAccount account, String id) {
    var asked = deactivate(account, "&dry_run=true&actor=" + VANTA_ACTOR, user(id));
    for (var reply : List.of(asked, read(account, id))) {
      reply.isVendorError(502, "The vendor's " + ANOTHER + ", nothing was changed.");
      assertNoWordOfAnother(reply);
    }
  }

  private static void assertUnknown(Reply reply) {
    assertOutcome("504 unknown", reply);
    assertEquals(
        "It is unclear whether the user is deactivated: the vendor's %s."
            .formatted(ANOTHER)
            .concat(" Repeating the call is safe."),
        reply.json().path("message").asText());
    assertNoWordOfAnother(reply);
  }

  private static void assertNoWordOfAnother(Reply reply) {
    assertFalse(
        reply
            .toString()
            .matches("(?s).*(eve@|00ukwr7djcV8gQvDB1d7|65e1efde08e8478f143a8ff8|u2eve).*"),
        reply::toString);
  }

  private Reply read(TestAccount account, String id) {
    var path = "/unified/user-directory/users/" + id + "?integrated_account_id=" + account;
    return send(
        HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + API_TOKEN));
  }

  private Reply offboard() {
    return deactivate(vanta(), "&actor=" + VANTA_ACTOR, user(VANTA_PERSON));
  }

  private void expectReads(int number, String path, HttpAnswer answer) {
    for (var read = 0; read < number; read++) {
      vendor.expect("GET", path).answer(answer);
    }
  }

  private static void assertOutcome(String expected, Reply reply) {
    assertEquals(expected, reply.status() + " " + reply.outcome(), reply::toString);
  }
}
