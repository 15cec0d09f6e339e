package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxVanta.ACTOR_USER_ID;
import static io.offboard.sandbox.SandboxVanta.READY_PERSON_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.util.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxVantaTest extends VantaSandboxTestBase {
  @Test
  void offboards_a_former_employee() throws Exception {
    var answer = offboard(READY_PERSON_ID);

    assertEquals(200, answer.statusCode());
    assertEquals(
        Json.MAPPER.readTree(
            "{\"results\":[{\"id\":\"" + READY_PERSON_ID + "\",\"status\":\"SUCCESS\"}]}"),
        json(answer));
    var summary = read(READY_PERSON_ID).path("tasksSummary");
    assertEquals("OFFBOARDING_COMPLETE", summary.path("status").asText());
    assertEquals("2025-11-23T10:00:00.000Z", summary.path("completionDate").asText());
  }

  @Test
  void answers_a_repeated_offboarding_with_success_and_changes_nothing() throws Exception {
    offboard(READY_PERSON_ID);
    var once = read(READY_PERSON_ID);
    clock.advance(Duration.ofMinutes(1));

    assertEquals("SUCCESS", onlyResult(offboard(READY_PERSON_ID)).path("status").asText());
    assertEquals(once, read(READY_PERSON_ID));
  }

  @ParameterizedTest
  @CsvSource({
    "65e1efde08e8478f143a0001,CURRENT,not an ex-employee",
    "65e1efde08e8478f143a0003,FORMER,offboarding tasks",
    "65e1efde08e8478f143a0004,FORMER,monitored accounts",
    "65e1efde08e8478f143a0008,ON_LEAVE,not an ex-employee",
    "65e1efde08e8478f143a0009,UPCOMING,not an ex-employee"
  })
  void refuses_who_is_not_eligible_in_a_200_answer(String id, String employment, String reason)
      throws Exception {
    var before = read(id);
    assertEquals(employment, before.path("employment").path("status").asText());

    var answer = offboard(id);

    assertEquals(200, answer.statusCode());
    assertEquals("ERROR", onlyResult(answer).path("status").asText());
    assertTrue(onlyResult(answer).path("message").asText().contains(reason));
    assertEquals(before, read(id));
  }

  @Test
  void does_not_show_the_monitored_account_that_stands_in_the_way() throws Exception {
    var live = Shape.of(read("65e1efde08e8478f143a0004"));

    assertEquals(Shape.of(read(READY_PERSON_ID)), live);
  }

  @Test
  void has_a_current_person_without_a_vanta_user() throws Exception {
    assertFalse(read("65e1efde08e8478f143a0001").has("userId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"65e1efde08e8478f143a0002", "65e1efde08e8478f143b0007", "nobody"})
  void refuses_an_acknowledger_who_is_no_vanta_user(String acknowledger) throws Exception {
    var answer = caller.post(OFFBOARD, body(update(READY_PERSON_ID, acknowledger)));

    assertEquals("ERROR", onlyResult(answer).path("status").asText());
    assertNotEquals(
        "OFFBOARDING_COMPLETE", read(READY_PERSON_ID).path("tasksSummary").path("status").asText());
  }

  @Test
  void answers_one_result_for_each_update_in_order_and_applies_the_good_ones() throws Exception {
    var answer =
        caller.post(
            OFFBOARD,
            body(
                String.join(
                    ",",
                    update("unknown", ACTOR_USER_ID),
                    update(READY_PERSON_ID, ACTOR_USER_ID),
                    update(ZOE, ACTOR_USER_ID))));

    var results = json(answer).path("results");
    assertEquals(Shape.ofFixture("vanta-offboard.json"), Shape.of(json(answer)));
    assertEquals("unknown", results.path(0).path("id").asText());
    assertEquals("ERROR", results.path(0).path("status").asText());
    assertEquals(READY_PERSON_ID, results.path(1).path("id").asText());
    assertEquals("SUCCESS", results.path(1).path("status").asText());
    assertFalse(results.path(1).has("message"));
    assertEquals(ZOE, results.path(2).path("id").asText());
    assertEquals("OFFBOARDING_COMPLETE", read(ZOE).path("tasksSummary").path("status").asText());
  }

  @Test
  void shows_people_in_the_documented_shape() throws Exception {
    assertEquals(Shape.ofFixture("vanta-person.json"), Shape.of(read(READY_PERSON_ID)));
  }
}
