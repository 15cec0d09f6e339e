package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.Answer;
import io.offboard.testkit.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The limit of a vendor answer's size. The accounts ask for no read-back after a clear success, so
 * that one shows that the answer was cut.
 */
class VendorSizeLimitTest extends BlackBoxTest {
  private static final List<String> TAKEN = List.of("POST " + OKTA_DEACTIVATE);
  private static final List<String> CUT =
      List.of("POST " + OKTA_DEACTIVATE, "GET " + OKTA_USER_PATH);

  @Test
  void an_answer_of_one_mebibyte_is_taken() {
    assertEquals(TAKEN, requestsAfter(HttpAnswer.ofSize(200, 1)));
  }

  @Test
  void a_longer_answer_is_cut() {
    assertEquals(CUT, requestsAfter(HttpAnswer.of(200, " ".repeat((1 << 20) - 1) + "{}")));
  }

  @Test
  void a_longer_answer_without_a_length_is_cut() {
    assertEquals(CUT, requestsAfter(HttpAnswer.ofSize(200, 2).chunked()));
  }

  @Test
  void a_compressed_answer_is_taken() {
    assertEquals(TAKEN, requestsAfter(HttpAnswer.ofSize(200, 1).gzipped()));
  }

  @Test
  void a_compressed_answer_is_cut_by_what_it_becomes() {
    assertEquals(CUT, requestsAfter(HttpAnswer.ofSize(200, 64).gzipped()));
  }

  @Test
  void a_long_header_is_taken_and_a_longer_one_cuts_the_answer() {
    assertEquals(TAKEN, requestsAfter(HttpAnswer.of(200, "{}").header("X", "x".repeat(60_000))));
    vendor.reset();
    assertEquals(CUT, requestsAfter(HttpAnswer.of(200, "{}").header("X", "x".repeat(70_000))));
  }

  @Test
  void many_headers_are_taken_and_more_cut_the_answer() {
    assertEquals(TAKEN, requestsAfter(withHeaders(900)));
    vendor.reset();
    assertEquals(CUT, requestsAfter(withHeaders(1_100)));
  }

  private static HttpAnswer withHeaders(int number) {
    var answer = HttpAnswer.of(200, "{}");
    for (var i = 0; i < number; i++) {
      answer = answer.header("X-" + i, "x");
    }
    return answer;
  }

  private List<String> requestsAfter(Answer answer) {
    vendor.respond(
        request ->
            switch (request.method()) {
              case "POST" -> answer;
              default ->
                  request.target().endsWith("/me")
                      ? background(request)
                      : Documents.oktaUser("DEPROVISIONED");
            });

    assertEquals("deactivated", okta("confirm: false").deactivate().outcome());
    return requests();
  }
}
