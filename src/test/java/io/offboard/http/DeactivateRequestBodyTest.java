package io.offboard.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.error.InvalidRequestException;
import io.offboard.util.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeactivateRequestBodyTest {
  private static final String QUERY = "integrated_account_id=62f44730-dd91-461e-bd6a-aedd9e0ad79d";

  @Test
  void reads_user_id_and_remote_data() throws Exception {
    var request = read("{\"user_id\":\"isaac@example.com\",\"remote_data\":{\"a\":[1.5,null]}}");
    assertEquals("isaac@example.com", request.userId());
    assertEquals(Json.MAPPER.readTree("{\"a\":[1.5,null]}"), request.remoteData());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " \r\n\t",
        "{}",
        "{\"user_id\":null,\"remote_data\":null}",
        "{\"remote_data\":{}}",
        "{\"other\":[1],\"actor\":\"x\",\"dry_run\":true}"
      })
  void nothing_given_is_an_empty_body(String body) {
    var request = DeactivateRequestReader.read(QUERY, body == null ? null : body.getBytes(UTF_8));
    assertNull(request.userId());
    assertNull(request.actor());
    assertTrue(request.remoteData().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{'user_id':'x'}",
        "{\"user_id\":\"x\",}",
        "{\"a\":NaN}",
        "{} {}",
        "{}x",
        "{}]",
        "\uFEFF{}",
        "\uFEFF",
        "{\"user_id\":\"x\",\"user_id\":\"x\"}",
        "{\"remote_data\":{\"a\":1,\"a\":2}}",
        "{\"other\":{\"a\":1,\"a\":2}}",
        "{\"a\":1e99999999999}",
        "user_id=x"
      })
  void refuses_what_is_not_one_strict_json_value(String body) {
    assertRefused(body.getBytes(UTF_8), "valid JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"user_id\":\"x\"}]", "null", "true", "1", "\"x\"", "\"\""})
  void refuses_json_that_is_no_object(String body) {
    assertRefused(body.getBytes(UTF_8), "JSON object");
  }

  @Test
  void refuses_other_encodings_than_utf_8() {
    assertRefused("{\"user_id\":\"é\"}".getBytes(ISO_8859_1), "UTF-8");
    assertRefused("{\"user_id\":\"x\"}".getBytes(UTF_16LE), "valid JSON");
    assertRefused(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'}, "UTF-8");
  }

  @Test
  void limits_the_depth() {
    assertNull(read(nested(Json.MAX_DEPTH)).userId());
    assertRefused(nested(Json.MAX_DEPTH + 1).getBytes(UTF_8), "more than 100 levels");
    assertRefused("[".repeat(60_000).getBytes(UTF_8), "more than 100 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "{}", "[]", "[\"x\"]"})
  void refuses_a_user_id_that_is_no_string(String value) {
    assertRefused(
        ("{\"user_id\":" + value + "}").getBytes(UTF_8), "user_id in the body as a string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 1 to 255", "a\\u0000; 1 to 255", "a\\ud83d; 1 to 255", "a\\ude00b; 1 to 255",
        "..; not . or ..", "a/b; not . or ..", "a\\\\b; not . or ..", "a\\u003fb; not . or .."
      })
  void refuses_a_user_id_that_breaks_its_rules(String value, String message) {
    assertRefused(("{\"user_id\":\"" + value + "\"}").getBytes(UTF_8), message);
  }

  @Test
  void limits_the_user_id_to_255_characters() {
    assertEquals("😀".repeat(255), read("{\"user_id\":\"" + "😀".repeat(255) + "\"}").userId());
    assertRefused(("{\"user_id\":\"" + "a".repeat(256) + "\"}").getBytes(UTF_8), "1 to 255");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "\"{}\"", "[]", "[{}]"})
  void refuses_remote_data_that_is_no_object(String value) {
    assertRefused(
        ("{\"remote_data\":" + value + "}").getBytes(UTF_8),
        "remote_data in the body as an object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user_id\":\"a\",\"sesame\":1,\"sesame\":2}",
        "{sesame:1}",
        "{} sesame",
        "[\"sesame\"]"
      })
  void says_nothing_of_the_input_nor_of_the_parser(String body) {
    String message = refusal(body.getBytes(UTF_8)).getMessage();
    assertFalse(message.matches("(?s).*(sesame|jackson|Exception|Feature|Token|line:).*"), message);
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private static DeactivateRequest read(String body) {
    return DeactivateRequestReader.read(QUERY, body.getBytes(UTF_8));
  }

  private static InvalidRequestException refusal(byte[] body) {
    return assertThrows(
        InvalidRequestException.class, () -> DeactivateRequestReader.read(QUERY, body));
  }

  private static void assertRefused(byte[] body, String message) {
    var error = refusal(body);
    assertEquals(400, error.statusCode());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
