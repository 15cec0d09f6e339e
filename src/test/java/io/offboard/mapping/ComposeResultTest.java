package io.offboard.mapping;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.readBack;
import static io.offboard.fixture.Samples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.client.Verdict;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.transform.Transforms;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeResultTest {
  private static final JsonNode USER =
      json("{'id': 'u1', 'emails': [{'email': 'A@x', 'type': 'work'}]}");

  private final ComposeResult composeResult = new ComposeResult(Transforms.load(null));

  @Test
  void unified_is_the_user_with_the_document_it_comes_from() {
    var call = confirmed(request(ResponseFormat.UNIFIED));

    assertEquals(
        json(
            "{'id': 'u1', 'emails': [{'email': 'A@x', 'type': 'work'}], 'remote_data': {'read': 1}}"),
        composed(call));
  }

  @Test
  void unified_without_a_read_back_has_the_deactivate_answer() {
    var call = accepted(request(ResponseFormat.UNIFIED));

    assertEquals(json("{'answered': 1}"), composed(call).get("remote_data"));
  }

  @Test
  void an_empty_deactivate_answer_is_an_empty_object() {
    var call = accepted(request(ResponseFormat.UNIFIED));
    attempted(call, answer(204, ""));

    assertEquals(json("{}"), composed(call).get("remote_data"));
  }

  @Test
  void remote_data_is_left_out_on_request() {
    var call = confirmed(request(ResponseFormat.UNIFIED, true, List.of()));

    assertEquals(USER, composed(call));
  }

  @Test
  void normalized_has_every_field() {
    var body = composed(confirmed(request(ResponseFormat.NORMALIZED)));

    assertEquals("a@x", body.at("/emails/0/email").textValue());
    assertTrue(body.get("title").isNull());
    assertEquals(json("{'read': 1}"), body.get("remote_data"));
  }

  @Test
  void normalized_loses_remote_data_on_request_too() {
    var body = composed(confirmed(request(ResponseFormat.NORMALIZED, true, List.of())));

    assertFalse(body.has("remote_data"), body::toString);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNIFIED", "NORMALIZED"})
  void excluded_fields_are_left_out_of_the_mapped_formats(ResponseFormat format) {
    var excluded = List.of("emails.type", "remote_data", "title");

    var body = composed(confirmed(request(format, false, excluded)));

    assertTrue(body.at("/emails/0").has("email"));
    assertFalse(body.at("/emails/0").has("type"));
    assertFalse(body.has("remote_data"));
    assertFalse(body.has("title"));
  }

  @Test
  void raw_is_the_deactivate_answer_even_after_a_read_back() {
    assertEquals(json("{'answered': 1}"), composed(confirmed(request(ResponseFormat.RAW))));
  }

  @ParameterizedTest
  @EnumSource(names = {"PERHAPS_INACTIVE", "UNCLEAR"})
  void raw_is_the_read_back_where_that_found_the_outcome(Verdict verdict) {
    var call = accepted(request(ResponseFormat.RAW));
    attempted(call, answer(404, "{'answered': 1}").withVerdict(verdict));
    readBack(call, answer(200, "{'read': 1}"), Evidence.PROOF);

    assertEquals(json("{'read': 1}"), composed(call));
  }

  @Test
  void excluded_fields_are_left_out_of_raw_answers() {
    var request = request(ResponseFormat.RAW, false, List.of("answered"));

    assertEquals(json("{}"), composed(confirmed(request)));
  }

  @Test
  void vendor_documents_stay_whole_for_whoever_looks_at_them_later() {
    var call = confirmed(request(ResponseFormat.UNIFIED, false, List.of("remote_data.read")));

    composed(call);

    assertEquals(json("{'read': 1}"), call.progress().document());
    assertEquals(USER, call.unified());
  }

  @Test
  void the_outcome_goes_along() {
    var call = confirmed(request(ResponseFormat.UNIFIED));
    call.setOutcome(Outcome.PENDING);

    assertEquals(Outcome.PENDING, result(call).outcome());
  }

  @Test
  void warnings_go_along() {
    var call = confirmed(request(ResponseFormat.RAW));
    call.warnings().add("sessions-not-revoked");

    assertEquals(List.of("sessions-not-revoked"), result(call).warnings());
  }

  @Test
  void a_user_that_is_no_object_does_not_hide_the_outcome() {
    var call = confirmed(request(ResponseFormat.UNIFIED));
    call.setUnified(json("[]"));

    var error = assertThrows(AnswerNotMappableException.class, () -> composed(call));

    assertEquals(Outcome.DEACTIVATED, error.outcome());
  }

  private JsonNode composed(Call call) {
    return result(call).body();
  }

  private DeactivateResult result(Call call) {
    var exchange = exchange(call);
    composeResult.process(exchange);
    return exchange.getMessage().getBody(DeactivateResult.class);
  }

  private static Call confirmed(DeactivateRequest request) {
    var call = accepted(request);
    readBack(call, answer(200, "{'read': 1}"), Evidence.PROOF);
    return call;
  }

  private static Call accepted(DeactivateRequest request) {
    var call = call(okta(), request);
    attempted(call, answer(200, "{'answered': 1}"));
    call.setOutcome(Outcome.DEACTIVATED);
    call.setUnified(USER);
    return call;
  }
}
