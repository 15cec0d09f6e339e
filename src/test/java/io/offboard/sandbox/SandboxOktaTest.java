package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxOkta.READY_USER_ID;
import static io.offboard.sandbox.SandboxOkta.READY_USER_LOGIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxOktaTest extends OktaSandboxTestBase {
  @Test
  void deactivates_a_user_who_can_then_still_be_read_by_id_and_login() throws Exception {
    clock.advance(Duration.ofMillis(1500));

    var answer = deactivate(READY_USER_ID);

    assertEquals(200, answer.statusCode());
    assertEquals("{}", answer.body());
    for (var name : List.of(READY_USER_ID, READY_USER_LOGIN)) {
      var user = read(name);
      assertEquals("DEPROVISIONED", user.path("status").asText());
      assertEquals("2025-11-23T10:00:01.500Z", user.path("statusChanged").asText());
      assertEquals("2025-11-23T10:00:01.500Z", user.path("lastUpdated").asText());
    }
  }

  @Test
  void answers_a_second_deactivation_as_if_the_user_did_not_exist() throws Exception {
    deactivate(READY_USER_LOGIN);

    assertNotFound(READY_USER_LOGIN, deactivate(READY_USER_LOGIN));
    assertNotFound("missing@acme.example", deactivate("missing@acme.example"));
    assertNotFound("missing@acme.example", caller.get("/api/v1/users/missing@acme.example"));
  }

  @Test
  void may_answer_a_deactivation_without_a_body() throws Exception {
    var answer = deactivate(STAGED);

    assertEquals(204, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals("DEPROVISIONED", read(STAGED).path("status").asText());
    assertTrue(read(STAGED).path("activated").isNull());
  }

  @Test
  void shows_an_asynchronous_deactivation_in_transition_for_two_reads() throws Exception {
    var id = "00uasynchronous00001";
    assertFalse(read(id).has("transitioningToStatus"));

    assertEquals(200, deactivate(id).statusCode());

    for (var i = 0; i < 2; i++) {
      var user = read(id);
      assertEquals("ACTIVE", user.path("status").asText());
      assertEquals("DEPROVISIONED", user.path("transitioningToStatus").asText());
    }
    assertEquals("DEPROVISIONED", read(id).path("status").asText());
    assertFalse(read(id).has("transitioningToStatus"));
    assertEquals(404, deactivate(id).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "STAGED,00ustaged00000000001",
    "PROVISIONED,00uprovisioned000001",
    "ACTIVE,00uactive00000000001",
    "RECOVERY,00urecovery000000001",
    "PASSWORD_EXPIRED,00uexpired0000000001",
    "LOCKED_OUT,00ulocked00000000001",
    "SUSPENDED,00ususpended00000001",
    "DEPROVISIONED,00udeprovisioned0001"
  })
  void has_a_user_in_each_status_who_ends_up_deprovisioned(String status, String id)
      throws Exception {
    assertEquals(status, read(id).path("status").asText());

    deactivate(id);

    assertEquals("DEPROVISIONED", read(id).path("status").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "ada.moreno,00uactive00000000001",
    "ada.moreno%40acme.example,00uactive00000000001",
    "sam.lee%2Bfinance%40acme.example,00uexpired0000000001",
    "sam.lee+finance@acme.example,00uexpired0000000001",
    "jos%C3%A9.n%C3%BA%C3%B1ez%40acme.example,00urecovery000000001",
    "me,00utokenowner0000001"
  })
  void finds_a_user_by_each_name_however_it_is_encoded(String name, String id) throws Exception {
    assertEquals(id, read(name).path("id").asText());
  }

  @Test
  void does_not_find_a_user_by_an_ambiguous_or_a_partial_short_name() throws Exception {
    assertNotFound("ada.mor", caller.get("/api/v1/users/ada.mor"));
    assertNotFound("lee.park", caller.get("/api/v1/users/lee.park"));
  }

  @Test
  void does_not_deactivate_me() throws Exception {
    assertNotFound("me", deactivate("me"));
  }

  @Test
  void ends_the_sessions_of_a_user_given_by_id_only() throws Exception {
    var byId = caller.call("DELETE", "/api/v1/users/" + READY_USER_ID + "/sessions", "");
    var byLogin = caller.call("DELETE", "/api/v1/users/" + READY_USER_LOGIN + "/sessions", "");

    assertEquals(204, byId.statusCode());
    assertNotFound(READY_USER_LOGIN, byLogin);
  }

  @Test
  void accepts_send_email() throws Exception {
    var path = "/api/v1/users/" + READY_USER_ID + "/lifecycle/deactivate?sendEmail=true";

    assertEquals(200, caller.post(path, "").statusCode());
  }

  @Test
  void shows_users_in_the_documented_shape() throws Exception {
    assertEquals(Shape.ofFixture("okta-user-active.json"), Shape.of(read(READY_USER_ID)));
    assertEquals(
        Shape.ofFixture("okta-user-deactivated.json"), Shape.of(read("00udeprovisioned0001")));
  }

  @Test
  void shows_a_user_deactivated_here_like_one_deactivated_long_ago() throws Exception {
    deactivate(STAGED);

    assertEquals(Shape.of(read("00udeprovisioned0001")), Shape.of(read(STAGED)));
  }

  @Test
  void offers_the_deactivate_link_to_active_but_not_to_staged_users() throws Exception {
    assertTrue(read(READY_USER_ID).path("_links").has("deactivate"));
    assertFalse(read(STAGED).path("_links").has("deactivate"));
  }

  @Test
  void forgets_everything_when_started_again() throws Exception {
    deactivate(READY_USER_ID);

    try (var fresh = SandboxOkta.start(clock)) {
      assertNotEquals(okta.baseUri(), fresh.baseUri());
      var user = new Caller(fresh.baseUri(), caller.authorization()).get(userPath(READY_USER_ID));
      assertEquals("ACTIVE", json(user).path("status").asText());
    }
  }
}
