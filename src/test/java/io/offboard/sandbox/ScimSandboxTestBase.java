package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running SCIM stand-in for each test, and the calls that tests make to it. */
abstract class ScimSandboxTestBase {
  static final String SCIM_JSON = "application/scim+json";
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  static final String DEACTIVATION =
      patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");

  final TestClock clock = Samples.clock();
  SandboxScim scim;
  Caller caller;

  @BeforeEach
  void start() throws IOException {
    scim = SandboxScim.start(clock);
    caller = new Caller(scim.baseUri(), "Bearer " + SandboxScim.TOKEN);
  }

  @AfterEach
  void stop() {
    scim.close();
  }

  static String id(int number) {
    return "5c1a0000-0000-4000-8000-%012d".formatted(number);
  }

  static String userPath(String id) {
    return SandboxScim.PATH + "/Users/" + id;
  }

  static String patch(String operations) {
    return """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}"""
        .formatted(operations);
  }

  HttpResponse<String> patch(String path, String body) throws IOException, InterruptedException {
    return caller.call("PATCH", path, body, "Content-Type", SCIM_JSON);
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return caller.call("PUT", path, body, "Content-Type", SCIM_JSON);
  }

  HttpResponse<String> patchIfMatch(String path, String version)
      throws IOException, InterruptedException {
    return caller.call("PATCH", path, DEACTIVATION, "Content-Type", SCIM_JSON, "If-Match", version);
  }

  HttpResponse<String> deactivate(String id) throws IOException, InterruptedException {
    return patch(userPath(id), DEACTIVATION);
  }

  JsonNode read(String id) throws IOException, InterruptedException {
    var answer = caller.get(userPath(id));
    assertEquals(200, answer.statusCode(), answer.body());
    return json(answer);
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  static void assertError(int status, String scimType, HttpResponse<String> answer)
      throws IOException {
    assertEquals(status, answer.statusCode(), answer.body());
    var error = json(answer);
    assertEquals("urn:ietf:params:scim:api:messages:2.0:Error", error.at("/schemas/0").textValue());
    assertEquals(Integer.toString(status), error.path("status").textValue());
    if (scimType == null) {
      assertNull(error.get("scimType"));
    } else {
      assertEquals(scimType, error.path("scimType").textValue());
    }
    assertFalse(error.path("detail").asText().isEmpty());
  }
}
