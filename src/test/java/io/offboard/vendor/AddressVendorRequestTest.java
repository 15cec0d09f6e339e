package io.offboard.vendor;

import static io.offboard.testkit.Samples.call;
import static io.offboard.testkit.Samples.exchange;
import static io.offboard.testkit.Samples.json;
import static io.offboard.testkit.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.DeactivateRequest;
import io.offboard.testkit.Samples;
import io.offboard.testkit.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressVendorRequestTest {
  private static final URI ADDRESS = URI.create("https://okta.test/x");

  private final TestClock clock = new TestClock();
  private final Exchange exchange =
      exchange(call(okta(), DeactivateRequest.of(Samples.OKTA_ID, "u1", null), clock));
  private final AddressVendorRequest address =
      new AddressVendorRequest(Duration.ofSeconds(10), "1.0");

  @Test
  void sends_what_the_request_says_and_nothing_that_lay_around() throws Exception {
    exchange.getMessage().setHeader("Cookie", "sid=1");
    exchange.getMessage().setHeader(Exchange.HTTP_QUERY, "evil=1");
    exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/evil");
    exchange.getMessage().setBody("whatever lay around");

    var message = addressed("a=%20", null);

    assertEquals(
        Map.of(
            Exchange.HTTP_METHOD,
            "POST",
            Exchange.HTTP_URI,
            "https://okta.test/x",
            Exchange.HTTP_RAW_QUERY,
            "a=%20",
            "Accept",
            "application/json",
            "User-Agent",
            "offboard-routes/1.0",
            VendorHttpGuard.TIME_LIMIT,
            "10000"),
        message.getHeaders());
    assertNull(message.getBody());
  }

  @Test
  void keeps_the_authorization() throws Exception {
    exchange.getMessage().setHeader("Authorization", "SSWS t");

    assertEquals("SSWS t", addressed(null, null).getHeader("Authorization"));
  }

  @Test
  void sends_no_query_where_there_is_none() throws Exception {
    assertNull(addressed(null, null).getHeader(Exchange.HTTP_RAW_QUERY));
  }

  @Test
  void sends_a_body_as_json_in_utf_8() throws Exception {
    var message = addressed(null, json("{'name': 'é', 'n': 1.25}"));

    assertEquals("application/json", message.getHeader(Exchange.CONTENT_TYPE));
    assertArrayEquals(
        "{\"name\":\"é\",\"n\":1.25}".getBytes(StandardCharsets.UTF_8),
        message.getBody(byte[].class));
  }

  @ParameterizedTest
  @CsvSource({"0, 10000", "15, 10000", "16, 9000", "24, 1000", "25, 0", "30, 0"})
  void a_call_ends_with_its_own_limit_or_with_the_deadline(long elapsed, String limit)
      throws Exception {
    clock.advance(Duration.ofSeconds(elapsed));

    assertEquals(limit, addressed(null, null).getHeader(VendorHttpGuard.TIME_LIMIT));
  }

  private Message addressed(String rawQuery, JsonNode body) throws Exception {
    exchange.setProperty(VendorCall.REQUEST, new VendorRequest("POST", ADDRESS, rawQuery, body));
    address.process(exchange);
    return exchange.getMessage();
  }
}
