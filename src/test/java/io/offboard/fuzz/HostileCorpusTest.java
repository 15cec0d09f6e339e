package io.offboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.LoggedLines;
import io.offboard.fixture.Service;
import io.offboard.send.ReadVendorAnswer;
import io.offboard.util.Json;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Replays {@code hostile-requests.json}: cases worth keeping, each with the status it gets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCorpusTest {
  private Fortress fortress;

  @BeforeAll
  void start() {
    fortress = new Fortress();
  }

  @AfterAll
  void stop() {
    fortress.close();
  }

  @AfterEach
  void stillCorrect() {
    fortress.assertStillCorrect();
  }

  @TestFactory
  Stream<DynamicTest> requests() throws IOException {
    return cases("requests")
        .map(
            hostile ->
                dynamicTest(
                    hostile.path("name").textValue(), () -> replayRequest(hostile, account())));
  }

  @TestFactory
  Stream<DynamicTest> answers_of_okta() throws IOException {
    return answers("okta");
  }

  @TestFactory
  Stream<DynamicTest> answers_of_vanta() throws IOException {
    return answers("vanta");
  }

  private Stream<DynamicTest> answers(String vendor) throws IOException {
    return cases("answers")
        .map(
            hostile ->
                dynamicTest(hostile.path("name").textValue(), () -> replayAnswer(hostile, vendor)));
  }

  private void replayRequest(JsonNode hostile, UUID account) throws IOException {
    var request =
        "%s %s HTTP/1.1\r\nHost: service\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n%s"
            .formatted(
                hostile.path("method").asText("POST"),
                hostile.path("path").asText(Service.PATH)
                    + "?integrated_account_id="
                    + account
                    + hostile.path("query").asText(),
                Service.API_TOKEN,
                hostile.path("headers").asText("Content-Length: " + length(hostile)),
                body(hostile));

    var reply = fortress.take(request, account);

    assertEquals(hostile.path("status").intValue(), reply.status(), reply::toString);
  }

  private void replayAnswer(JsonNode hostile, String vendor) throws IOException {
    var account = vendor.equals("okta") ? account() : Fortress.vanta(fortress.sent());

    try (var log = new LoggedLines(ReadVendorAnswer.class)) {
      var reply = fortress.takeAnswer(hostile.path("answer").textValue(), account);

      assertEquals(hostile.path(vendor).intValue(), reply.status(), reply::toString);
      assertFalse(log.all().toString().contains(Service.SECRET), () -> "in the log: a credential");
    }
  }

  private UUID account() {
    return Fortress.okta(fortress.sent());
  }

  private static String body(JsonNode hostile) {
    return hostile.path("body").asText("{\"user_id\":\"00u1\"}");
  }

  private static int length(JsonNode hostile) {
    return body(hostile).length();
  }

  private static Stream<JsonNode> cases(String list) throws IOException {
    try (var file = HostileCorpusTest.class.getResourceAsStream("/hostile-requests.json")) {
      return StreamSupport.stream(Json.MAPPER.readTree(file).path(list).spliterator(), false);
    }
  }
}
