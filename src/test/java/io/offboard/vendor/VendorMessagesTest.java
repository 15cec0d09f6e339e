package io.offboard.vendor;

import static io.offboard.fixture.Samples.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        "{'results': [{'message': 'Why'}]}                                      | Why",
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
