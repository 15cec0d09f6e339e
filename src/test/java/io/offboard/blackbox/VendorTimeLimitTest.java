package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static io.offboard.blackbox.Documents.OKTA_USER_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Limits of a whole vendor answer, in time and in size. The accounts ask for no read-back after a
 * clear success, so that one shows that the answer was cut.
 */
class VendorTimeLimitTest {
  private static final HttpAnswer ACCEPTED = HttpAnswer.of(200, "{}");
  private static final List<String> TAKEN = List.of("POST " + OKTA_DEACTIVATE);
  private static final List<String> CUT =
      List.of("POST " + OKTA_DEACTIVATE, "GET " + OKTA_USER_PATH);

  @RegisterExtension static final Stage stage = new Stage();

  @RegisterExtension
  static final Stage hurried = new Stage().with("offboard.vendor.response-timeout", "700ms");

  @Test
  void an_answer_that_drips_is_cut_when_the_time_of_a_whole_call_is_over() {
    assertEquals(CUT, requestsAfter(hurried, Fault.drip(ACCEPTED, Duration.ofMillis(100))));
  }

  @Test
  void an_answer_of_one_mebibyte_is_taken() {
    assertEquals(TAKEN, requestsAfter(stage, HttpAnswer.ofSize(200, 1)));
  }

  @Test
  void a_longer_answer_is_cut() {
    assertEquals(CUT, requestsAfter(stage, HttpAnswer.of(200, " ".repeat((1 << 20) - 1) + "{}")));
  }

  @Test
  void a_longer_answer_without_a_length_is_cut() {
    assertEquals(CUT, requestsAfter(stage, HttpAnswer.ofSize(200, 2).chunked()));
  }

  @Test
  void a_compressed_answer_is_taken() {
    assertEquals(TAKEN, requestsAfter(stage, HttpAnswer.ofSize(200, 1).gzipped()));
  }

  @Test
  void a_compressed_answer_is_cut_by_what_it_becomes() {
    assertEquals(CUT, requestsAfter(stage, HttpAnswer.ofSize(200, 64).gzipped()));
  }

  private static List<String> requestsAfter(Stage stage, Answer answer) {
    stage.vendor.respond(
        request ->
            switch (request.method()) {
              case "POST" -> answer;
              default ->
                  request.target().endsWith("/me")
                      ? Stage.background(request)
                      : Documents.oktaUser("DEPROVISIONED");
            });

    assertEquals("deactivated", stage.okta("confirm: false").deactivate().outcome());
    return stage.requests();
  }
}
