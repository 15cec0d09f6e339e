package io.offboard.sandbox;

import static io.offboard.sandbox.SandboxOkta.READY_USER_ID;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOktaFailuresTest extends OktaSandboxTestBase {
  @ParameterizedTest
  @ValueSource(strings = {"SSWS wrong", "Bearer sandbox-okta-token", "sandbox-okta-token"})
  void refuses_a_wrong_token(String authorization) throws Exception {
    var answer = new Caller(okta.baseUri(), authorization).get("/api/v1/users/me");

    assertError(401, "E0000011", answer);
  }

  @Test
  void refuses_its_token_once_the_owner_is_deactivated() throws Exception {
    deactivate("00utokenowner0000001");

    assertError(401, "E0000011", caller.get("/api/v1/users/" + READY_USER_ID));
  }

  @Test
  void knows_no_other_path_and_no_other_method() throws Exception {
    assertError(404, "E0000008", caller.get("/api/v1/groups"));
    assertError(404, "E0000008", caller.get("/api/v2/users/me"));
    assertError(404, "E0000008", caller.post("/api/v1/users/me/lifecycle/explode", ""));
    assertError(405, "E0000022", caller.call("PUT", "/api/v1/users/" + READY_USER_ID, "{}"));
    assertError(
        405, "E0000022", caller.get("/api/v1/users/" + READY_USER_ID + "/lifecycle/deactivate"));
  }

  @Test
  void gives_each_answer_an_id_of_its_own_a_date_and_the_state_of_the_limit() throws Exception {
    var ids = new HashSet<String>();
    var answers =
        List.of(
            caller.get("/api/v1/users/me"),
            caller.get("/api/v1/groups"),
            new Caller(okta.baseUri(), "none").get("/api/v1/users/me"));

    for (var answer : answers) {
      ids.add(header(answer, "x-okta-request-id"));
      assertTrue(answer.headers().firstValue("Date").isPresent());
      assertEquals("100", header(answer, "X-Rate-Limit-Limit"));
      assertEquals(
          clock.instant().getEpochSecond() + 60,
          Long.parseLong(header(answer, "X-Rate-Limit-Reset")));
    }
    assertEquals(3, ids.size());
    assertEquals("97", header(answers.get(2), "X-Rate-Limit-Remaining"));
  }

  @Test
  void refuses_reads_past_the_limit_until_the_minute_is_over() throws Exception {
    for (var i = 0; i < SandboxOkta.READ_LIMIT; i++) {
      read(READY_USER_ID);
    }
    clock.advance(Duration.ofSeconds(59));

    var refused = caller.get("/api/v1/users/" + READY_USER_ID);
    assertError(429, "E0000047", refused);
    assertEquals("100", header(refused, "X-Rate-Limit-Limit"));
    assertEquals("0", header(refused, "X-Rate-Limit-Remaining"));
    assertTrue(refused.headers().firstValue("Retry-After").isEmpty());
    assertEquals(200, deactivate(READY_USER_ID).statusCode());

    clock.advance(Duration.ofSeconds(1));
    assertEquals(200, caller.get("/api/v1/users/" + READY_USER_ID).statusCode());
  }

  @Test
  void refuses_lifecycle_calls_past_the_limit_without_an_effect() throws Exception {
    for (var i = 0; i < SandboxOkta.LIFECYCLE_LIMIT; i++) {
      deactivate("missing");
    }

    assertError(429, "E0000047", deactivate(READY_USER_ID));
    assertEquals("ACTIVE", read(READY_USER_ID).path("status").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "forbidden,403,E0000006",
    "mastered.elsewhere,403,E0000023",
    "internal.error,500,E0000009",
    "unavailable,503,E0000181"
  })
  void has_users_whose_deactivation_fails(String name, int status, String code) throws Exception {
    assertError(status, code, deactivate(name));
    assertEquals("ACTIVE", read(name).path("status").asText());
  }

  @Test
  void marks_too_many_calls_at_once_with_a_limit_of_zero() throws Exception {
    var answer = deactivate("too.many.at.once");

    assertError(429, "E0000047", answer);
    assertEquals("0", header(answer, "X-Rate-Limit-Limit"));
    assertEquals("0", header(answer, "X-Rate-Limit-Remaining"));
  }

  @ParameterizedTest
  @CsvSource({"request.lost,ACTIVE,200", "answer.lost,DEPROVISIONED,404"})
  void drops_the_connection_before_or_after_the_effect_once(
      String name, String statusAfterwards, int secondAnswer) throws Exception {
    assertThrows(IOException.class, () -> deactivate(name));

    assertEquals(statusAfterwards, read(name).path("status").asText());
    assertEquals(secondAnswer, deactivate(name).statusCode());
  }

  @Test
  void holds_back_a_slow_answer_after_the_effect() {
    var pending = caller.postLater(deactivatePath("answer.slow"), "");

    await().until(() -> read("answer.slow").path("status").asText().equals("DEPROVISIONED"));
    assertFalse(pending.isDone());
  }
}
