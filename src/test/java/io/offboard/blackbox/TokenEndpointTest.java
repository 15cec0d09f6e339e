package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.ClosedPort;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no token to be had, nothing was sent, so that nothing is unclear. */
class TokenEndpointTest extends BlackBoxTest {
  private static final List<String> ONLY_THE_TOKEN = List.of("/oauth/token");

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.response-timeout", "2s");
  }

  @ParameterizedTest
  @CsvSource({
    "400,401", "401,401", "403,401", "404,404", "429,429", "500,500", "502,502", "503,503"
  })
  void its_error_is_answered_without_any_other_request(int status, int answered) {
    var refused =
        HttpAnswer.of(status, "{\"error\": \"no\", \"error_description\": \"Not with this one\"}");

    var reply = deactivate(refused);

    assertEquals(answered, reply.status());
    assertTrue(reply.isRemoteError());
    assertEquals("Not with this one", reply.json().path("message").asText());
  }

  @Test
  void its_rate_limit_is_passed_on() {
    var reply = deactivate(HttpAnswer.of(429, "{}").header("Retry-After", "17"));

    assertEquals("17", reply.header("Retry-After"));
    assertTrue(reply.insight("rate_limit_error").has("description"));
  }

  static Stream<Answer> unreadable() {
    return Stream.of(
        HttpAnswer.of(200, "<p>Bad day</p>"),
        HttpAnswer.of(200, ""),
        HttpAnswer.of(200, "{\"expires_in\": 3600}"),
        HttpAnswer.of(200, "{\"access_token\": \"vat_1\", \"expires_in\": 0}"),
        HttpAnswer.of(200, "{\"access_token\": \"%s\"}".formatted("a".repeat(17_000))),
        HttpAnswer.of(200, "{\"access_token\": \"a\\r\\nb\", \"expires_in\": 3600}"),
        Fault.cutInBody(Documents.token("vat_1")),
        HttpAnswer.ofSize(200, 2));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void an_unreadable_answer_is_a_bad_gateway(Answer answer) {
    assertEquals(502, deactivate(answer).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token=vat_leaked&expires_in=3600",
        "{\"access_token\": \"vat_leaked\", \"expires_in\": 3600, \"expires_in\": 1}"
      })
  void a_token_in_an_unreadable_answer_is_not_passed_on(String body) {
    var reply = deactivate(HttpAnswer.of(200, body));

    assertEquals(502, reply.status());
    assertFalse(reply.http().body().contains("vat_leaked"), reply::toString);
  }

  static Stream<Answer> silent() {
    return Stream.of(new Gate().hold(HttpAnswer.of(200, "{}")), Fault.close());
  }

  @ParameterizedTest
  @MethodSource("silent")
  void no_answer_is_a_timeout(Answer answer) {
    var reply = deactivate(answer);

    assertEquals(504, reply.status());
    assertTrue(reply.json().path("message").asText().contains("nothing was changed"));
  }

  @Test
  void an_unreachable_endpoint_is_a_bad_gateway() throws IOException {
    try (var nobody = new ClosedPort()) {
      var reply = vantaAt(nobody.url(), "vci_1", "vcs_1").deactivate();

      assertEquals(502, reply.status());
      assertNull(reply.outcome());
      assertEquals(List.of(), pauses());
    }
  }

  @Test
  void a_failed_renewal_is_answered_like_a_failed_first_token() {
    var account = vanta("confirm: false");
    vendor.respond(new TokenVendor());
    account.deactivate();
    vendor.respond(
        request ->
            request.target().equals("/oauth/token")
                ? HttpAnswer.of(503, "{}")
                : HttpAnswer.of(401, ""));

    var reply = account.deactivate();

    assertEquals(503, reply.status());
    assertEquals("5", reply.header("Retry-After"));
    assertNull(reply.outcome());
  }

  @Test
  void a_failed_renewal_for_the_read_back_makes_no_failure_of_what_was_accepted() {
    var account = vanta();
    vendor.respond(
        request ->
            switch (request.target()) {
              case "/oauth/token" ->
                  vendor.requests().size() == 1
                      ? Documents.token("vat_1")
                      : HttpAnswer.of(503, "{}");
              case Documents.VANTA_OFFBOARD -> Documents.vantaSuccess();
              default -> HttpAnswer.of(401, "");
            });

    var reply = account.deactivate();

    assertEquals(200, reply.status());
    assertEquals("deactivated", reply.outcome());
  }

  private Reply deactivate(Answer token) {
    vendor.respond(request -> token);

    var reply = vanta().deactivate();

    assertNull(reply.outcome());
    assertEquals(ONLY_THE_TOKEN, vendor.requests().stream().map(r -> r.target()).toList());
    return reply;
  }
}
