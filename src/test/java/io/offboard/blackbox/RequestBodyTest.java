package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest extends BlackBoxTest {
  private static final String MISSING_USER = "[\"user_id\"]";

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}", "{\"user_id\":null,\"remote_data\":null}"})
  void nothing_given_is_the_empty_object(String body) {
    var reply = deactivate(okta(), body).isError(400, "user_id");

    var missing = reply.insight("missing_required_body_fields").path("value");
    assertEquals(Reply.parse(MISSING_USER), missing);
    assertNothingWasSent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void nothing_may_be_given_under_any_type(String type) {
    send(call(okta()).header("Content-Type", type).POST(BodyPublishers.noBody()))
        .isError(400, "user_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; Charset=\"UTF-8\"",
        "application/merge-patch+json"
      })
  void takes_json_under_each_of_its_types(String type) {
    oktaDeactivates("00u1");

    var request = call(okta()).header("Content-Type", type);
    assertEquals(200, send(request.POST(BodyPublishers.ofString(user("00u1")))).status());
  }

  @Test
  void takes_json_without_a_type() {
    oktaDeactivates("00u1");

    assertEquals(200, send(call(okta()).POST(BodyPublishers.ofString(user("00u1")))).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{'user_id':'00u1'}",
        "{\"user_id\":\"00u1\"} {}",
        "{\"user_id\":\"00u1\"}x",
        "{\"user_id\":\"00u1\",\"user_id\":\"00u2\"}",
        "{\"user_id\":\"00u1\",\"remote_data\":{\"a\":1,\"a\":2}}",
        "{\"user_id\":\"00u1\",\"remote_data\":{\"a\":1e99999999999}}",
        "[]",
        "null",
        "\"00u1\"",
        "user_id=00u1",
      })
  void refuses_what_is_not_one_valid_object(String body) {
    deactivate(okta(), body).isError(400, "JSON object");
    assertNothingWasSent();
  }

  @Test
  void ignores_unknown_fields() {
    oktaDeactivates("00u1");

    var body =
        "{\"user_id\":\"00u1\",\"actor\":1,\"userId\":\"00u2\",\"x\":{\"user_id\":\"00u3\"}}";
    assertEquals(200, deactivate(okta(), body).status());
  }

  @Test
  void takes_a_body_of_64_kib() {
    oktaDeactivates("00u1");
    var body = user("00u1");

    assertEquals(200, deactivate(okta(), body + " ".repeat(64 * 1024 - body.length())).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"user_id":1}                          | as a string
          {"user_id":true}                       | as a string
          {"user_id":["00u1"]}                   | as a string
          {"user_id":{"id":"00u1"}}              | as a string
          {"user_id":""}                         | user_id
          {"user_id":"."}                        | user_id
          {"user_id":".."}                       | user_id
          {"user_id":"../groups/00g1"}           | user_id
          {"user_id":"a\\\\b"}                   | user_id
          {"user_id":"a?b"}                      | user_id
          {"user_id":"a#b"}                      | user_id
          {"user_id":"a\\nb"}                    | user_id
          {"user_id":"a\\u0000b"}                | user_id
          {"user_id":"a\\u007fb"}                | user_id
          {"user_id":"a\\u0085b"}                | user_id
          {"user_id":"a\\ud800b"}                | user_id
          {"user_id":"me"}                       | me
          {"user_id":"ME"}                       | me
          {"user_id":"00u1","remote_data":1}     | remote_data
          {"user_id":"00u1","remote_data":[]}    | remote_data
          {"user_id":"00u1","remote_data":"{}"}  | remote_data
          """)
  void refuses_a_field_that_breaks_its_rules_and_says_which(String body, String field) {
    deactivate(okta(), body).isError(400, field);
    assertNothingWasSent();
  }

  @Test
  void takes_a_user_id_of_255_characters_of_any_kind() {
    oktaDeactivates("%C3%A9".repeat(255));

    assertEquals(200, deactivate(okta(), user("é".repeat(255))).status());
  }

  @Test
  void refuses_a_user_id_of_256_characters() {
    deactivate(okta(), user("é".repeat(256))).isError(400, "255");
  }

  @Test
  void refuses_a_body_that_is_no_utf_8() {
    var body = new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

    send(call(okta()).POST(BodyPublishers.ofByteArray(body))).isError(400, "UTF-8");
  }

  private HttpRequest.Builder call(TestAccount account) {
    return service
        .request("?integrated_account_id=" + account)
        .header("Authorization", "Bearer " + API_TOKEN);
  }
}
