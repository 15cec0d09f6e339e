package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxVanta.ACTOR_USER_ID;
import static io.offboard.sandbox.SandboxVanta.READY_PERSON_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import io.offboard.util.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running Vanta stand-in for each test, and the calls that tests make to it. */
abstract class VantaSandboxTestBase {
  static final String SCOPES = "vanta-api.all:read vanta-api.all:write";
  static final String OFFBOARD = "/v1/people/offboard";
  static final String ZOE = "65e1efde08e8478f143a0006";

  final TestClock clock = Samples.clock();
  SandboxVanta vanta;
  Caller caller;

  @BeforeEach
  void start() throws Exception {
    vanta = SandboxVanta.start(clock);
    caller = new Caller(vanta.baseUri(), "none");
    caller = withNewToken(SCOPES);
  }

  @AfterEach
  void stop() {
    vanta.close();
  }

  Caller withNewToken(String scopes) throws IOException, InterruptedException {
    var token = json(token(scopes)).path("access_token").asText();
    return new Caller(vanta.baseUri(), "Bearer " + token);
  }

  HttpResponse<String> token(String scopes) throws IOException, InterruptedException {
    return token(SandboxVanta.CLIENT_ID, SandboxVanta.CLIENT_SECRET, scopes, "client_credentials");
  }

  HttpResponse<String> token(String id, String secret, String scopes, String grantType)
      throws IOException, InterruptedException {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("client_id", id)
            .put("client_secret", secret)
            .put("scope", scopes)
            .put("grant_type", grantType);
    return caller.post("/oauth/token", body.toString());
  }

  HttpResponse<String> offboard(String id) throws IOException, InterruptedException {
    return caller.post(OFFBOARD, body(update(id, ACTOR_USER_ID)));
  }

  JsonNode read(String id) throws IOException, InterruptedException {
    var answer = caller.get("/v1/people/" + id);
    assertEquals(200, answer.statusCode(), answer.body());
    return json(answer);
  }

  static String body(String updates) {
    return "{\"updates\":[" + updates + "]}";
  }

  static String update(String id, String acknowledgerId) {
    return "{\"id\":\"" + id + "\",\"acknowledgerId\":\"" + acknowledgerId + "\"}";
  }

  static JsonNode onlyResult(HttpResponse<String> answer) throws IOException {
    var results = json(answer).path("results");
    assertEquals(1, results.size());
    return results.get(0);
  }

  void assertBadRequest(String body) throws IOException, InterruptedException {
    var answer = caller.post(OFFBOARD, body);
    assertEquals(400, answer.statusCode());
    assertTrue(json(answer).path("message").isTextual());
  }

  static void assertUnauthorized(Caller caller) throws IOException, InterruptedException {
    var answer = caller.get("/v1/people/" + READY_PERSON_ID);
    assertEquals(401, answer.statusCode());
    assertEquals("", answer.body());
  }
}
