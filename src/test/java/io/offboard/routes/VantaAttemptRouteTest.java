package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.client.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VantaAttemptRouteTest extends VendorMockTestBase {
  @Test
  void posts_the_prepared_body() {
    vendorAnswers(200, "{}");
    var call = call(vanta());
    call.setVendorBody(object("{'updates': [{'id': 'u1'}]}"));

    send("vanta.attempt", call);

    var sent = assertSent("POST", "https://vendor.test/v1/people/offboard");
    assertEquals("{\"updates\":[{\"id\":\"u1\"}]}", sent.getBody(String.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'results': [{'id': 'u1', 'status': 'SUCCESS'}]}                  | PROVEN",
        "{'results': [{'id': 'u1', 'status': 'ERROR', 'message': 'Why'}]}  | PERHAPS_INACTIVE",
        "{'results': [{'id': 'u1', 'status': 'PENDING'}]}                  | UNCLEAR",
        "{'results': [{'id': 'u1', 'status': 'success'}]}                  | UNCLEAR",
        "{'results': [{'id': 'u1', 'status': null}]}                       | UNCLEAR",
        "{'results': [{'id': 'u1'}]}                                       | UNCLEAR",
        "{'results': [{'id': 'u2', 'status': 'SUCCESS'}]}                  | UNCLEAR",
        "{'results': [{'id': 'u11', 'status': 'SUCCESS'}]}                  | UNCLEAR",
        "{'results': [{'id': 'u2', 'status': 'ERROR'}]}                    | UNCLEAR",
        "{'results': [{'id': ['u1'], 'status': 'SUCCESS'}]}                | UNCLEAR",
        "{'results': [{'status': 'SUCCESS'}]}                              | UNCLEAR",
        "{'results': [{'id': 'u1', 'x': {'status': 'SUCCESS'}}]}           | UNCLEAR",
        "{'results': [{'id': 'u2', 'status': 'ERROR'}, {'id': 'u1', 'status': 'SUCCESS'}]} | PROVEN",
        "{'results': [{'id': 'u2', 'status': 'SUCCESS'}, {'id': 'u1', 'status': 'ERROR'}]} | PERHAPS_INACTIVE",
        "{'results': [{'id': 'u1', 'status': 'SUCCESS'}, {'id': 'u2', 'status': 'ERROR'}]} | PROVEN",
        "{'results': [{'id': 'u1', 'status': 'SUCCESS'}, {'id': 'u1', 'status': 'SUCCESS'}]} | PROVEN",
        "{'results': [{'id': 'u1', 'status': 'SUCCESS'}, {'id': 'u1', 'status': 'ERROR'}]} | UNCLEAR",
        "{'results': [{'id': 'u2', 'status': 'SUCCESS'}, {'id': 'u3', 'status': 'SUCCESS'}]} | UNCLEAR",
        "{'results': [null, 'u1', ['u1'], {'id': 'u1', 'status': 'SUCCESS'}]} | PROVEN",
        "{'results': 'SUCCESS'}                                            | UNCLEAR",
        "{'results': {'id': 'u1', 'status': 'SUCCESS'}}                    | UNCLEAR",
        "{'results': ['SUCCESS']}                                          | UNCLEAR",
        "{'results': []}                                                   | UNCLEAR",
        "{'id': 'u1', 'status': 'SUCCESS'}                                 | UNCLEAR",
        "[]                                                                | UNCLEAR",
        "{}                                                                | UNCLEAR",
        "<html>                                                            | UNCLEAR",
        "\"\"                                                              | UNCLEAR"
      })
  void a_200_alone_is_no_success_the_item_says(String body, Verdict verdict) {
    assertVerdict(verdict, 200, body);
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "403, REFUSED",
    "404, REFUSED",
    "429, RATE_LIMITED",
    "408, UNCLEAR",
    "500, UNCLEAR",
    "503, UNCLEAR"
  })
  void an_item_in_an_error_says_nothing(int status, Verdict verdict) {
    assertVerdict(verdict, status, "{'results': [{'id': 'u1', 'status': 'SUCCESS'}]}");
    assertVerdict(verdict, status, "{'results': [{'id': 'u1', 'status': 'ERROR'}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "651234567890123456789012, '651234567890123456789013'",
    "65000000000000000000e001, '65000000000000000000e1'",
    "9007199254740992, 9007199254740993",
    "7, '07'",
    "7, '7.0'",
    "null, 'x'"
  })
  void ids_are_compared_as_texts(String userId, String itemId) {
    var call = call(vanta());
    call.setUserId(userId);
    vendorAnswers(200, success(itemId));

    send("vanta.attempt", call);

    assertEquals(Verdict.UNCLEAR, call.progress().attempt().verdict());
  }

  @ParameterizedTest
  @ValueSource(strings = {"651234567890123456789012", "7", "65e1efde08e8478f143a8ff9"})
  void an_id_may_look_like_anything(String userId) {
    var call = call(vanta());
    call.setUserId(userId);
    vendorAnswers(200, success(userId));

    send("vanta.attempt", call);

    assertEquals(Verdict.PROVEN, call.progress().attempt().verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "651234567890123456789012, 651234567890123456789012, PROVEN",
    "651234567890123456789012, 651234567890123456789013, UNCLEAR",
    "7, 7, PROVEN",
    "7, 7.0, PROVEN",
    "7.0, 7, UNCLEAR",
    "007, 7, UNCLEAR"
  })
  void an_id_that_is_a_number_counts_as_its_text(String userId, String itemId, Verdict verdict) {
    var call = call(vanta());
    call.setUserId(userId);
    vendorAnswers(200, "{'results': [{'id': %s, 'status': 'SUCCESS'}]}".formatted(itemId));

    send("vanta.attempt", call);

    assertEquals(verdict, call.progress().attempt().verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400})
  void what_the_persons_item_says_to_people_is_the_message(int status) {
    vendorAnswers(
        status,
        "{'results': [{'id': 'u2', 'status': 'ERROR', 'message': 'Other'},"
            + " {'id': 'u1', 'status': 'ERROR', 'message': 'Open task'}]}");
    var call = call(vanta());

    send("vanta.attempt", call);

    assertEquals("Open task", call.progress().attempt().message());
  }

  private void assertVerdict(Verdict verdict, int status, String body) {
    vendorAnswers(status, body);
    var call = call(vanta());

    send("vanta.attempt", call);

    assertEquals(verdict, call.progress().attempt().verdict());
  }

  private static String success(String itemId) {
    return "{'results': [{'id': '%s', 'status': 'SUCCESS'}]}".formatted(itemId);
  }
}
