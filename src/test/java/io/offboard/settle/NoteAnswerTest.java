package io.offboard.settle;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteAnswerTest {
  private final NoteAnswer note = new NoteAnswer();
  private final Call call = call(okta());

  @ParameterizedTest
  @CsvSource({
    "200, PROOF,    PROOF",
    "200, CONTRARY, CONTRARY",
    "404, CONTRARY, NO_USER",
    "401, PROOF,    FORBIDDEN",
    "403, CONTRARY, FORBIDDEN",
    "429, CONTRARY, NONE",
    "500, PROOF,    NONE"
  })
  void a_read_shows_something_only_with_a_document(int status, Evidence shown, Evidence evidence) {
    var answer = answer(status, "{}");

    note.shows(shown, answered(answer));

    assertEquals(evidence, call.progress().evidence());
    assertEquals(answer, call.progress().readBack());
  }

  @Test
  void a_read_without_a_body_shows_nothing() {
    note.shows(Evidence.CONTRARY, answered(answer(200, "")));

    assertEquals(Evidence.NONE, call.progress().evidence());
  }

  @Test
  void a_read_that_could_not_be_made_shows_nothing() {
    note.unread(exchange(call), new IllegalStateException("x"));

    assertEquals(Evidence.NONE, call.progress().evidence());
    assertFalse(call.progress().readBack().hasDocument());
  }

  @Test
  void the_vendors_words_go_before_its_status() {
    note.attempted(answered(answer(404, "{}")));
    assertEquals(Verdict.REFUSED, call.progress().attempt().verdict());

    note.means(Verdict.PERHAPS_INACTIVE, exchange(call));

    assertEquals(Verdict.PERHAPS_INACTIVE, call.progress().attempt().verdict());
    assertEquals(404, call.progress().attempt().status());
  }

  @ParameterizedTest
  @CsvSource({
    "XkP9-a1, XkP9-a1",
    "!~,      !~",
    "a b,",
    "é,",
    "a\u001bb,",
  })
  void a_call_goes_by_the_vendors_name_if_that_can_be_shown(String given, String name) {
    assertEquals(name, named(given));
  }

  @Test
  void a_name_that_is_too_long_is_none() {
    assertEquals("x".repeat(128), named("x".repeat(128)));
    assertNull(named("x".repeat(129)));
  }

  @Test
  void a_call_that_the_vendor_does_not_name_has_no_name() {
    note.named("x-other", answered(answer(200, "{}")));

    assertNull(call.progress().remarks().vendorRequestId());
  }

  private String named(String given) {
    note.named("x-id", answered(answer(200, "{}", Map.of("X-Id", given))));
    return call.progress().remarks().vendorRequestId();
  }

  private Exchange answered(VendorAnswer answer) {
    var exchange = exchange(call);
    exchange.setProperty(VendorAnswer.PROPERTY, answer);
    return exchange;
  }
}
