package io.offboard.call;

import static io.offboard.fixture.Samples.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@link VendorErrors} finds its message. */
class VendorMessagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'errorSummary': 'Why'}                                                | Why",
        "{'message': 'Why'}                                                     | Why",
        "{'error_description': 'Why'}                                           | Why",
        "{'error': 'Why'}                                                       | Why",
        "{'errors': [{'message': 'Why'}, {'message': 'Other'}]}                 | Why",
        "{'error': 'invalid_client', 'error_description': 'Why'}                | Why",
        "{'message': 'Other', 'errorSummary': 'Why'}                            | Why",
        "{'errorSummary': ' ', 'message': 'Why'}                                | Why",
        "{'errorSummary': null, 'message': {'text': 'Other'}, 'error': 'Why'}   | Why",
        "{'errorSummary': 'Why', 'errorCauses': [{'errorSummary': 'Cause'}]}    | Why: Cause",
        "{'errorSummary': 'Why', 'errorCauses': {'errorSummary': 'Cause'}}      | Why: Cause",
        "{'errorSummary': 'Why', 'errorCauses': [{'errorSummary': 'A'}, {'errorSummary': 'B'}]} | Why: A",
        "{'errorSummary': 'Why', 'errorCauses': []}                             | Why",
        "{'errorSummary': 'Why', 'errorCauses': [{'reason': 'Other'}]}          | Why"
      })
  void the_message_is_the_vendors_own(String body, String message) {
    assertEquals(message, VendorErrors.of(answer(400, body)).getMessage());
  }

  @Test
  void a_message_ends_after_a_thousand_characters() {
    assertMessage("é".repeat(1000), "é".repeat(1001));
    assertMessage("😀".repeat(1000), "😀".repeat(1000));
    assertMessage("😀".repeat(1000), "😀".repeat(1001));
  }

  @Test
  void a_message_in_a_place_of_its_own_ends_there_too() {
    var answer = answer(400, "{}").saying("x".repeat(1001));

    assertEquals("x".repeat(1000), VendorErrors.of(answer).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void a_blank_one_in_a_place_of_its_own_says_nothing(String blank) {
    assertEquals(
        "Why", VendorErrors.of(answer(400, "{'message': 'Why'}").saying(blank)).getMessage());
  }

  private static void assertMessage(String message, String said) {
    var answer = answer(400, "{'message': '%s'}".formatted(said));

    assertEquals(message, VendorErrors.of(answer).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "[{'message': 'x'}]",
        "'text'",
        "null",
        "{'error': 1}",
        "{'errors': []}"
      })
  void without_one_it_is_the_canonical_phrase(String body) {
    assertEquals("Bad Request", VendorErrors.of(answer(400, body)).getMessage());
  }
}
