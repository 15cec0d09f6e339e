package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.testkit.HttpAnswer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadersTest extends BlackBoxTest {
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";
  private static final String DATE = "Mon, 23 Nov 2026 10:00:00 GMT";
  private static final long AFTER_12_SECONDS = 1795428012L;

  @Test
  void the_rate_limit_of_the_deactivate_call_is_told_in_seconds() {
    vendor.expect("POST", DEACTIVATE).answer(limited(200, "50", "49"));
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(limited(200, "2000", "1999", "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}"));

    var reply = deactivate(okta(), user("00u1"));

    assertEquals("50 49 12", rateLimit(reply));
    reply.hasOnlyHeaders(
        "Offboard-Outcome", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset");
  }

  @Test
  void the_rate_limit_is_told_beside_an_error() {
    vendor.expect("POST", DEACTIVATE).answer(limited(403, "50", "48"));

    assertEquals("50 48 12", rateLimit(deactivate(okta(), user("00u1"))));
  }

  @ParameterizedTest
  @CsvSource({"50,x", "50,-1", "x,49", "'',49"})
  void a_rate_limit_that_makes_no_sense_is_not_told(String limit, String remaining) {
    vendor.expect("POST", DEACTIVATE).answer(limited(200, limit, remaining));

    var reply = deactivate(okta("confirm: false"), user("00u1"));

    assertEquals(200, reply.status(), reply::toString);
    reply.hasOnlyHeaders("Offboard-Outcome");
  }

  @Test
  void the_callers_request_id_is_taken_over() {
    assertEquals("Call-7.a_b", requestId("Call-7.a_b"));
    assertEquals("a".repeat(128), requestId("a".repeat(128)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a;b", "é", "${body}", ""})
  void a_request_id_that_could_be_more_is_replaced(String callers) {
    var id = requestId(callers);

    assertNotEquals(callers, id);
    assertEquals(id, UUID.fromString(id).toString());
  }

  @Test
  void a_request_id_that_is_too_long_is_replaced() {
    assertEquals(36, requestId("a".repeat(129)).length());
  }

  @ParameterizedTest
  @CsvSource({
    "429, 40, 40",
    "429, 0, 1",
    "429, 'Mon, 23 Nov 2026 10:01:00 GMT', 60",
    "409, 7, 7",
    "409, 0, 1",
    "409, '', 60",
    "409, soon, 60"
  })
  void retry_after_is_always_whole_seconds(int status, String vendors, String ours) {
    var refusal = HttpAnswer.of(status, "{}").header("Date", DATE).header("Retry-After", vendors);
    // A short wait is waited out, until three attempts are made.
    for (var attempt = 0; attempt < (vendors.equals("0") && status == 429 ? 3 : 1); attempt++) {
      vendor.expect("POST", DEACTIVATE).answer(refusal);
    }

    var reply = deactivate(okta(), user("00u1")).isVendorError(status, "");

    assertEquals(ours, reply.header("Retry-After"));
    reply.hasOnlyHeaders("Retry-After");
  }

  @ParameterizedTest
  @CsvSource({"'', 5", "2, 2"})
  void retry_after_is_told_on_a_503(String vendors, String ours) {
    for (var attempt = 0; attempt < 3; attempt++) {
      vendor
          .expect("POST", DEACTIVATE)
          .answer(HttpAnswer.of(503, "{}").header("Retry-After", vendors));
      vendor
          .expect("GET", "/api/v1/users/00u1")
          .answer(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}");
    }

    var reply = deactivate(okta(), user("00u1")).isVendorError(503, "Service Unavailable");

    assertEquals(ours, reply.header("Retry-After"));
  }

  @Test
  void retry_after_is_told_on_no_other_error() {
    vendor.expect("POST", DEACTIVATE).answer(HttpAnswer.of(403, "{}").header("Retry-After", "7"));

    assertNull(deactivate(okta(), user("00u1")).header("Retry-After"));
  }

  private static HttpAnswer limited(int status, String limit, String remaining) {
    return limited(status, limit, remaining, "{}");
  }

  private static HttpAnswer limited(int status, String limit, String remaining, String body) {
    return HttpAnswer.of(status, body)
        .header("Date", DATE)
        .header("X-Rate-Limit-Limit", limit)
        .header("X-Rate-Limit-Remaining", remaining)
        .header("X-Rate-Limit-Reset", Long.toString(AFTER_12_SECONDS));
  }

  private static String rateLimit(Reply reply) {
    return "%s %s %s"
        .formatted(
            reply.header("ratelimit-limit"),
            reply.header("ratelimit-remaining"),
            reply.header("ratelimit-reset"));
  }

  private String requestId(String callers) {
    return send(post("", "{}").header("X-Request-Id", callers)).header("Offboard-Request-Id");
  }
}
