package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxVanta.ACTOR_USER_ID;
import static io.offboard.sandbox.SandboxVanta.READY_PERSON_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxVantaTokensTest extends VantaSandboxTestBase {
  @Test
  void issues_tokens_in_the_documented_shape() throws Exception {
    var answer = token(SCOPES);

    assertEquals(200, answer.statusCode());
    assertEquals(Shape.ofFixture("vanta-token.json"), Shape.of(json(answer)));
    assertEquals(3600, json(answer).path("expires_in").asInt());
  }

  @Test
  void a_new_token_revokes_the_old_one() throws Exception {
    var old = caller;

    var renewed = withNewToken(SCOPES);

    assertUnauthorized(old);
    assertEquals(200, renewed.get("/v1/people/" + READY_PERSON_ID).statusCode());
  }

  @Test
  void a_token_lives_for_an_hour() throws Exception {
    clock.advance(Duration.ofSeconds(3599));
    assertEquals(200, caller.get("/v1/people/" + READY_PERSON_ID).statusCode());

    clock.advance(Duration.ofSeconds(1));
    assertUnauthorized(caller);
  }

  @Test
  void a_token_that_may_only_read_does_not_offboard() throws Exception {
    var reader = withNewToken("vanta-api.all:read");

    assertEquals(200, reader.get("/v1/people/" + READY_PERSON_ID).statusCode());
    var refused = reader.post(OFFBOARD, body(update(READY_PERSON_ID, ACTOR_USER_ID)));
    assertEquals(403, refused.statusCode());
    assertEquals("", refused.body());
  }

  @ParameterizedTest
  @CsvSource({
    "vci_sandbox,wrong,vanta-api.all:read,client_credentials,401,invalid_client",
    "wrong,vcs_sandbox,vanta-api.all:read,client_credentials,401,invalid_client",
    "vci_sandbox,vcs_sandbox,auditor-api.audit:read,client_credentials,400,invalid_scope",
    "vci_sandbox,vcs_sandbox,'',client_credentials,400,invalid_scope",
    "vci_sandbox,vcs_sandbox,vanta-api.all:read,password,400,unsupported_grant_type"
  })
  void refuses_a_wrong_token_request_and_leaves_the_live_token_alone(
      String id, String secret, String scope, String grantType, int status, String error)
      throws Exception {
    var answer = token(id, secret, scope, grantType);

    assertEquals(status, answer.statusCode());
    assertEquals(error, json(answer).path("error").asText());
    assertEquals(Shape.ofFixture("vanta-token-error.json"), Shape.of(json(answer)));
    assertEquals(200, caller.get("/v1/people/" + READY_PERSON_ID).statusCode());
  }

  @Test
  void refuses_a_token_request_that_is_a_form() throws Exception {
    var answer = caller.post("/oauth/token", "grant_type=client_credentials");

    assertEquals(400, answer.statusCode());
    assertEquals("invalid_request", json(answer).path("error").asText());
  }

  @Test
  void refuses_a_sixth_token_in_a_minute_and_keeps_the_fifth_alive() throws Exception {
    Caller fifth = caller;
    for (var i = 1; i < SandboxVanta.TOKEN_LIMIT; i++) {
      fifth = withNewToken(SCOPES);
    }

    var refused = token(SCOPES);
    assertEquals(429, refused.statusCode());
    assertTrue(refused.headers().firstValue("Retry-After").isEmpty());
    assertEquals(200, fifth.get("/v1/people/" + READY_PERSON_ID).statusCode());

    clock.advance(Duration.ofSeconds(60));
    assertEquals(200, token(SCOPES).statusCode());
  }
}
