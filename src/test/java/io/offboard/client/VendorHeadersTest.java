package io.offboard.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorHeadersTest {

  @Test
  void are_found_whatever_their_case() {
    var headers = headers("X-Okta-Request-Id", "r1");

    assertEquals(Optional.of("r1"), headers.text("x-okta-request-id"));
  }

  @Test
  void lose_the_white_space_around_them() {
    assertEquals(Optional.of(60L), headers("Retry-After", " 60 ").number("retry-after"));
  }

  @Test
  void one_that_came_twice_counts_as_not_given() {
    var headers = new VendorHeaders(Map.of("Retry-After", List.of("1", "2")), Samples.START);

    assertEquals(Optional.empty(), headers.text("retry-after"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "60", "9999999999"})
  void a_whole_number_is_one(String value) {
    assertEquals(Optional.of(Long.valueOf(value)), headers("n", value).number("n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.5", "1e3", "0x1", "60s", "10000000000", "٣"})
  void anything_else_is_no_number(String value) {
    assertEquals(Optional.empty(), headers("n", value).number("n"));
  }

  @Test
  void an_http_date_is_an_instant() {
    assertEquals(
        Optional.of(Instant.parse("2025-11-23T09:59:58Z")),
        headers("Date", "Sun, 23 Nov 2025 09:59:58 GMT").date("date"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "2025-11-23T09:59:58Z", "Mon, 23 Nov 2025 09:59:58 GMT", "yesterday"})
  void anything_else_is_no_date(String value) {
    assertEquals(Optional.empty(), headers("Date", value).date("date"));
  }

  @Test
  void an_answer_was_sent_when_its_date_says() {
    var headers = headers("Date", "Sun, 23 Nov 2025 08:00:00 GMT");

    assertEquals(Instant.parse("2025-11-23T08:00:00Z"), headers.sent());
  }

  @Test
  void an_answer_without_a_date_was_sent_when_it_arrived() {
    assertEquals(Samples.START, headers("Date", "?").sent());
    assertEquals(Samples.START, headers("X", "y").sent());
  }

  private static VendorHeaders headers(String name, String value) {
    return new VendorHeaders(Map.of(name, value), Samples.START);
  }
}
