package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running Okta stand-in for each test, and the calls that tests make to it. */
abstract class OktaSandboxTestBase {
  static final String USERS = "/api/v1/users";
  static final String STAGED = "00ustaged00000000001";

  final TestClock clock = Samples.clock();
  SandboxOkta okta;
  Caller caller;

  @BeforeEach
  void start() throws IOException {
    okta = SandboxOkta.start(clock);
    caller = new Caller(okta.baseUri(), "SSWS " + SandboxOkta.API_TOKEN);
  }

  @AfterEach
  void stop() {
    okta.close();
  }

  static String userPath(String name) {
    return USERS + "/" + name;
  }

  static String deactivatePath(String name) {
    return userPath(name) + "/lifecycle/deactivate";
  }

  HttpResponse<String> deactivate(String name) throws IOException, InterruptedException {
    return caller.post(deactivatePath(name), "");
  }

  JsonNode read(String name) throws IOException, InterruptedException {
    var answer = caller.get(userPath(name));
    assertEquals(200, answer.statusCode(), answer.body());
    return json(answer);
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  static void assertNotFound(String name, HttpResponse<String> answer) throws IOException {
    assertError(404, "E0000007", answer);
    assertEquals(
        "Not found: Resource not found: " + name + " (User)",
        json(answer).path("errorSummary").asText());
  }

  static void assertError(int status, String code, HttpResponse<String> answer) throws IOException {
    assertEquals(status, answer.statusCode());
    assertEquals(code, json(answer).path("errorCode").asText());
    assertEquals(code, json(answer).path("errorLink").asText());
    assertEquals(Shape.ofFixture("okta-error.json"), Shape.of(json(answer)));
  }

  HttpResponse<String> list(String query) throws IOException, InterruptedException {
    return caller.get(USERS + query);
  }

  HttpResponse<String> searched(String search) throws IOException, InterruptedException {
    return list("?search=" + URLEncoder.encode(search, UTF_8));
  }

  static List<String> ids(HttpResponse<String> answer) throws IOException {
    assertEquals(200, answer.statusCode(), answer.body());
    var ids = new ArrayList<String>();
    json(answer).forEach(user -> ids.add(user.path("id").asText()));
    return ids;
  }

  static void assertRefused(String code, String summary, HttpResponse<String> answer)
      throws IOException {
    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals(code, json(answer).path("errorCode").asText());
    assertEquals(summary, json(answer).path("errorSummary").asText());
    assertFalse(json(answer).at("/errorCauses/0/errorSummary").asText().isEmpty());
  }
}
