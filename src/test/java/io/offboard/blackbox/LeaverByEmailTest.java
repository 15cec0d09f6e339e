package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.util.Sha256;
import org.junit.jupiter.api.Test;

/** Who leaves is found by an e-mail address at each account. */
class LeaverByEmailTest extends LeaverTestBase {
  private static final String ADA = "ada.moreno@acme.example";
  private static final String BOSS = "it.lead@acme.example";
  private static final String USER =
      "{\"id\":\"%s\",\"status\":\"%s\",\"profile\":{\"login\":\"%s\",\"email\":\"%3$s\"}}";
  private static final String PERSON =
      "{\"id\":\"%s\",\"userId\":\"user-%1$s\",\"emailAddress\":\"%s\"}";

  @Test
  void the_user_with_the_address_is_deactivated_and_named() {
    vendorAnswers(request -> okta(request, USER.formatted("00u1", "ACTIVE", ADA)));
    var id = accepted(byEmail("", okta()));

    var step = await(id, "complete").at("/steps/0");

    assertEquals("00u1", step.path("user_id").asText());
    var line = awaitLine();
    assertEquals(Sha256.hex(ADA), line.path("email_sha256").asText());
    assertFalse(line.toString().contains(ADA));
  }

  @Test
  void an_account_where_nobody_has_the_address_is_done_with() {
    vendorAnswers(request -> okta(request));
    var id = accepted(byEmail("", okta()));

    var leaver = await(id, "complete");

    assertEquals("not_found", leaver.at("/steps/0/state").asText());
    assertFalse(leaver.at("/steps/0").has("outcome"));
  }

  @Test
  void an_address_of_more_than_one_is_for_somebody_to_look_at() {
    vendorAnswers(
        request ->
            okta(
                request,
                USER.formatted("00u1", "ACTIVE", ADA),
                USER.formatted("00u2", "ACTIVE", ADA)));
    var id = accepted(byEmail("", okta()));

    var step = await(id, "needs_attention").at("/steps/0");

    assertEquals("failed", step.path("state").asText());
    assertTrue(step.path("message").asText().contains("More than one user"), step::toString);
  }

  @Test
  void an_id_wins_over_the_address() {
    vendorAnswers(request -> okta(request));
    var account = okta();
    var ids = ",\"user_ids\":{\"%s\":\"00u7\"}".formatted(account);
    var id = accepted(byEmail("", account).replace(ADA + "\"", ADA + "\"" + ids));

    assertEquals("00u7", await(id, "complete").at("/steps/0/user_id").asText());
  }

  @Test
  void an_actor_is_found_by_an_address_too() {
    vendorAnswers(
        request -> vanta(request, PERSON.formatted("p1", ADA), PERSON.formatted("p9", BOSS)));
    var id = accepted(byEmail(",\"actor\":{\"email\":\"" + BOSS + "\"}", vanta()));

    assertEquals("p1", await(id, "complete").at("/steps/0/user_id").asText());
    var sent =
        vendor.requests().stream()
            .filter(r -> r.method().equals("POST") && r.path().endsWith("offboard"));
    assertEquals("user-p9", sent.toList().get(0).json().at("/updates/0/acknowledgerId").asText());
  }

  /** The person is there: that the actor is not must never be taken for done. */
  @Test
  void an_actor_whom_nobody_knows_is_a_failure_and_not_a_person_who_is_not_there() {
    vendorAnswers(request -> vanta(request, PERSON.formatted("p1", ADA)));
    var id = accepted(byEmail(",\"actor\":{\"email\":\"" + BOSS + "\"}", vanta()));

    var step = await(id, "needs_attention").at("/steps/0");

    assertEquals("failed", step.path("state").asText());
    assertTrue(step.path("message").asText().contains("actor"), step::toString);
  }

  private static HttpAnswer okta(RecordedRequest request, String... found) {
    if (request.target().contains("search=")) {
      return HttpAnswer.of(200, "[" + String.join(",", found) + "]");
    }
    var id = request.path().replaceFirst(".*/", "");
    return HttpAnswer.of(
        200, request.method().equals("POST") ? "{}" : USER.formatted(id, "DEPROVISIONED", ADA));
  }

  private static HttpAnswer vanta(RecordedRequest request, String... people) {
    if (request.method().equals("POST")) {
      return HttpAnswer.of(200, "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}");
    }
    return HttpAnswer.of(
        200,
        request.target().contains("pageSize")
            ? "{\"results\":{\"data\":[%s],\"pageInfo\":{\"hasNextPage\":false}}}"
                .formatted(String.join(",", people))
            : people[0]);
  }

  private static String byEmail(String more, TestAccount account) {
    return "{\"person\":{\"email\":\"%s\"},\"accounts\":[\"%s\"]%s}".formatted(ADA, account, more);
  }

  private String accepted(String json) {
    var reply = accept(json);
    assertEquals(202, reply.status(), reply::toString);
    JsonNode leaver = reply.json();
    return leaver.path("id").asText();
  }
}
