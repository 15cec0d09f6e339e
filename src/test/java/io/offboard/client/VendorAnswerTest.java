package io.offboard.client;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.client.VendorAnswer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorAnswerTest {

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void a_2xx_is_accepted_with_json_or_nothing(int status) {
    assertEquals(Verdict.ACCEPTED, answer(status, "{}").verdict());
    assertEquals(Verdict.ACCEPTED, answer(status, "").verdict());
    assertNull(answer(status, "{}").fault());
  }

  @Test
  void a_2xx_with_anything_else_is_unclear() {
    var answer = text(200, "<html>");

    assertEquals(Verdict.UNCLEAR, answer.verdict());
    assertEquals(Fault.UNREADABLE, answer.fault());
    assertEquals("<html>", answer.body().textValue());
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 304, 307, 400, 401, 403, 404, 409, 422, 499, 501})
  void a_clear_no_is_refused_whatever_its_body(int status) {
    assertEquals(Verdict.REFUSED, answer(status, "{}").verdict());
    assertEquals(Verdict.REFUSED, text(status, "<html>").verdict());
    assertNull(text(status, "<html>").fault());
  }

  @Test
  void a_429_is_a_no_for_now() {
    assertEquals(Verdict.RATE_LIMITED, answer(429, "{}").verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 408, 500, 502, 503, 504, 520, 599})
  void what_may_have_been_done_is_unclear(int status) {
    assertEquals(Verdict.UNCLEAR, answer(status, "{}").verdict());
    assertEquals(status, answer(status, "{}").status());
    assertNull(answer(status, "{}").fault());
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_SENT, NOT_SENT",
    "TIMED_OUT, UNCLEAR",
    "NO_ANSWER, UNCLEAR",
    "UNREADABLE, UNCLEAR"
  })
  void a_call_without_a_whole_answer_depends_on_how_far_it_came(Fault fault, Verdict verdict) {
    var answer = VendorAnswer.of(fault);

    assertEquals(verdict, answer.verdict());
    assertEquals(fault, answer.fault());
    assertEquals(0, answer.status());
    assertTrue(answer.body().isMissingNode());
  }

  @Test
  void a_better_verdict_changes_nothing_else() {
    var answer = answer(404, "{'errorCode': 'E0000007'}");

    var better = answer.withVerdict(Verdict.PERHAPS_INACTIVE);

    assertEquals(
        new VendorAnswer(
            Verdict.PERHAPS_INACTIVE,
            404,
            json("{'errorCode': 'E0000007'}"),
            answer.headers(),
            null,
            null,
            null,
            null),
        better);
  }

  @Test
  void content_that_is_not_what_the_call_needs_proves_nothing() {
    var answer = answer(200, "{'access_token': 's3cret'}").unreadable();

    assertEquals(Verdict.UNCLEAR, answer.verdict());
    assertEquals(Fault.UNREADABLE, answer.fault());
    assertEquals(200, answer.status());
    assertTrue(answer.body().isMissingNode());
  }

  @Test
  void a_success_with_an_object_has_a_document() {
    assertTrue(answer(200, "{'id': 'u1'}").hasDocument());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "'text'", "1", "null"})
  void a_success_with_anything_else_has_none(String body) {
    assertFalse(answer(200, body).hasDocument());
  }

  @ParameterizedTest
  @EnumSource(names = "ACCEPTED", mode = EnumSource.Mode.EXCLUDE)
  void only_a_success_has_a_document(Verdict verdict) {
    assertFalse(answer(200, "{}").withVerdict(verdict).hasDocument());
  }

  private static VendorAnswer text(int status, String body) {
    return VendorAnswer.of(status, TextNode.valueOf(body), false, VendorHeaders.NONE);
  }
}
