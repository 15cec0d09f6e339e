package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxVanta.ACTOR_USER_ID;
import static io.offboard.sandbox.SandboxVanta.READY_PERSON_ID;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxVantaFailuresTest extends VantaSandboxTestBase {
  @Test
  void takes_a_thousand_updates_but_not_one_more() throws Exception {
    var thousand = String.join(",", Collections.nCopies(1000, update("unknown", ACTOR_USER_ID)));

    assertEquals(1000, json(caller.post(OFFBOARD, body(thousand))).path("results").size());
    assertBadRequest(body(thousand + "," + update("unknown", ACTOR_USER_ID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"updates\":[]}",
        "{\"updates\":{\"0\":{\"id\":\"a\",\"acknowledgerId\":\"b\"}}}",
        "{\"updates\":[{\"id\":\"a\"}]}",
        "{\"updates\":[{\"acknowledgerId\":\"b\"}]}",
        "{\"updates\":[{\"id\":1,\"acknowledgerId\":\"b\"}]}"
      })
  void refuses_a_malformed_offboarding(String body) throws Exception {
    assertBadRequest(body);
  }

  @Test
  void does_not_find_an_unknown_person() throws Exception {
    assertEquals(404, caller.get("/v1/people/65e1efde08e8478f143a9999").statusCode());
  }

  @Test
  void knows_no_other_path_and_no_other_method() throws Exception {
    assertEquals(404, caller.get("/v1/vendors").statusCode());
    assertEquals(405, caller.get(OFFBOARD).statusCode());
    assertEquals(405, caller.get("/oauth/token").statusCode());
    assertEquals(405, caller.post("/v1/people/" + READY_PERSON_ID, "{}").statusCode());
  }

  @Test
  void refuses_calls_past_the_limit_and_says_for_how_long() throws Exception {
    for (var i = 0; i < SandboxVanta.MANAGE_LIMIT; i++) {
      read(READY_PERSON_ID);
    }
    clock.advance(Duration.ofSeconds(20));

    var refused = offboard(READY_PERSON_ID);
    assertEquals(429, refused.statusCode());
    assertEquals("40", refused.headers().firstValue("Retry-After").orElseThrow());

    clock.advance(Duration.ofSeconds(40));
    assertNotEquals(
        "OFFBOARDING_COMPLETE", read(READY_PERSON_ID).path("tasksSummary").path("status").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "65e1efde08e8478f143a0010,OFFBOARDING_OVERDUE",
    "65e1efde08e8478f143a0011,OFFBOARDING_COMPLETE"
  })
  void drops_the_connection_before_or_after_the_effect_once(String id, String statusAfterwards)
      throws Exception {
    assertThrows(IOException.class, () -> offboard(id));

    assertEquals(statusAfterwards, read(id).path("tasksSummary").path("status").asText());
    assertEquals("SUCCESS", onlyResult(offboard(id)).path("status").asText());
  }

  @Test
  void drops_the_connection_if_that_befalls_any_person_of_the_call() throws Exception {
    var both =
        update(READY_PERSON_ID, ACTOR_USER_ID)
            + ","
            + update("65e1efde08e8478f143a0011", ACTOR_USER_ID);

    assertThrows(IOException.class, () -> caller.post(OFFBOARD, body(both)));

    assertEquals(
        "OFFBOARDING_COMPLETE", read(READY_PERSON_ID).path("tasksSummary").path("status").asText());
  }

  @Test
  void holds_back_a_slow_answer_after_the_effect() {
    var id = "65e1efde08e8478f143a0012";

    var pending = caller.postLater(OFFBOARD, body(update(id, ACTOR_USER_ID)));

    await()
        .until(
            () ->
                read(id)
                    .path("tasksSummary")
                    .path("status")
                    .asText()
                    .equals("OFFBOARDING_COMPLETE"));
    assertFalse(pending.isDone());
  }
}
