package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.testkit.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VantaTest extends BlackBoxTest {
  private static final String OFFBOARD =
      "{\"updates\":[{\"id\":\"p1\",\"acknowledgerId\":\"a1\"}]}";
  private static final String SUCCESS = "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}";
  private static final String NOT_ELIGIBLE =
      "{\"results\":[{\"id\":\"p1\",\"status\":\"ERROR\",\"message\":\"Open task\"}]}";
  private static final String COMPLETE =
      """
      {"id": "p1", "userId": "u1", "emailAddress": "ada@example.com",
       "employment": {"status": "FORMER"}, "tasksSummary": {"status": "OFFBOARDING_COMPLETE"}}
      """;
  private static final String OVERDUE =
      "{\"id\":\"p1\",\"tasksSummary\":{\"status\":\"OFFBOARDING_OVERDUE\"}}";

  @Test
  void offboards_and_reads_the_person() {
    var account = vanta();
    expectOffboard()
        .withHeader("Authorization", "Bearer " + vantaToken(account))
        .withHeader("Content-Type", "application/json")
        .withJson(OFFBOARD)
        .answer(200, SUCCESS);
    expectRead()
        .withHeader("Authorization", "Bearer " + vantaToken(account))
        .withoutBody()
        .answer(200, COMPLETE);

    deactivate(account, "&actor=a1", user("p1"))
        .isSuccess(
            "deactivated",
            """
            {"id": "p1", "identifiers": {"user_id": "u1"}, "username": "ada@example.com",
             "emails": [{"email": "ada@example.com", "type": "work", "is_primary": true}],
             "status": "inactive", "remote_data": %s}
            """
                .formatted(COMPLETE))
        .hasOnlyHeaders("Offboard-Outcome");
  }

  @Test
  void asks_for_a_token_with_the_accounts_own_client() {
    var account = vanta("confirm: false");
    expectOffboard().answer(200, SUCCESS);

    deactivate(account, "&actor=a1", user("p1"));

    var asked = vendor.requests().get(0);
    assertEquals("POST /oauth/token", asked.method() + " " + asked.target());
    assertEquals(
        Reply.parse(
            """
            {"client_id": "%1$s", "client_secret": "s3cret-client-%1$s",
             "scope": "vanta-api.all:read vanta-api.all:write", "grant_type": "client_credentials"}
            """
                .formatted(account)),
        asked.json());
  }

  @Test
  void takes_the_fields_at_hand_when_the_person_cannot_be_read() {
    expectOffboard().answer(200, SUCCESS);
    expectRead().answer(404, "{}");

    deactivate(vanta(), "&actor=a1", user("p1"))
        .isSuccess("deactivated", "{\"id\": \"p1\", \"remote_data\": %s}".formatted(SUCCESS));
  }

  @Test
  void passes_on_an_item_that_says_error() {
    expectOffboard().answer(200, NOT_ELIGIBLE);
    expectRead().answer(200, OVERDUE);

    var reply = deactivate(vanta(), "&actor=a1", user("p1")).isVendorError(422, "Open task");

    assertEquals(Reply.parse(NOT_ELIGIBLE), reply.json().path("raw_response"));
    assertNull(reply.outcome());
  }

  @Test
  void tells_a_person_who_was_offboarded_before() {
    expectOffboard().answer(200, NOT_ELIGIBLE);
    expectRead().answer(200, COMPLETE);

    deactivate(vanta("confirm: false"), "&actor=a1&truto_response_format=raw", user("p1"))
        .isSuccess("already_inactive", COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"results\":[{\"id\":\"p2\",\"status\":\"SUCCESS\"}]}",
        "{\"results\":[{\"id\":\"p2\",\"status\":\"ERROR\"}]}",
        "{\"results\":[{\"id\":\"p1\",\"status\":\"DONE\"}]}",
        "{\"results\":[{\"id\":\"p1\"}]}",
        "{\"results\":[{\"status\":\"SUCCESS\"}]}",
        "{\"results\":[]}",
        "{\"results\":{}}",
        "{\"id\":\"p1\",\"status\":\"SUCCESS\"}",
        "[]",
        "{}",
        ""
      })
  void an_answer_without_the_persons_own_item_proves_nothing(String answer) {
    expectOffboard().answer(200, answer);
    expectRead().answer(200, OVERDUE);
    expectRead().answer(200, COMPLETE);

    var reply = deactivate(vanta("confirm: false"), "&actor=a1", user("p1"));

    assertEquals("200 deactivated", reply.status() + " " + reply.outcome());
  }

  private Expectation expectOffboard() {
    return vendor.expect("POST", "/v1/people/offboard");
  }

  private Expectation expectRead() {
    return vendor.expect("GET", "/v1/people/p1");
  }
}
