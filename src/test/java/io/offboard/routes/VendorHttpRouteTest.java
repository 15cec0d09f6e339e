package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.offboard.call.Call;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.error.TooManyCallsException;
import io.offboard.send.NameVendorRequest;
import io.offboard.transform.Transforms;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VendorHttpRouteTest extends VendorMockTestBase {
  @Test
  void nothing_leaves_but_what_the_request_says() {
    vendorAnswers(200, "{}");

    sendWith(
        Map.of(
            "Cookie",
            "sid=1",
            "Authorization",
            "Bearer x",
            "X-Forwarded-For",
            "10.0.0.1",
            "CamelHttpPath",
            "/evil"));

    assertEquals(
        Set.of(
            "CamelHttpMethod",
            "CamelHttpUri",
            "Accept",
            "User-Agent",
            "Offboard-Time-Limit",
            "Offboard-Repeatable"),
        sent(0).getHeaders().keySet());
  }

  @Test
  void nothing_comes_back_but_the_answer() {
    vendorDoes(
        exchange -> {
          exchange.getMessage().setHeader("Set-Cookie", "sid=1");
          overHttp(exchange, 200, "{'id': 'u1'}");
        });

    var exchange = sendWith(Map.of());

    assertEquals(json("{'id': 'u1'}"), answerOf(exchange).body());
    assertEquals(json("{'id': 'u1'}"), exchange.getMessage().getBody());
    assertEquals(Map.of(), exchange.getMessage().getHeaders());
  }

  @ParameterizedTest
  @EnumSource(names = "OF_ANOTHER", mode = EnumSource.Mode.EXCLUDE)
  void a_call_without_a_whole_answer_is_an_answer_too(Fault fault) {
    vendorFails(fault);

    var exchange = sendWith(Map.of());

    assertNull(exchange.getException());
    assertEquals(VendorAnswer.of(fault), answerOf(exchange));
    assertNull(exchange.getMessage().getBody());
  }

  @Test
  void nothing_leaves_while_the_vendors_limit_is_known_to_be_used_up() {
    vendorDoes(
        exchange -> {
          exchange.getMessage().setHeader("Retry-After", "7");
          overHttp(exchange, 429, "{}");
        });
    sendWith(Map.of());

    assertInstanceOf(TooManyCallsException.class, sendWith(Map.of()).getException());

    assertSent(1);
  }

  @Test
  void a_fault_of_our_own_is_no_answer() {
    var error = new IllegalStateException("x");
    vendorDoes(
        exchange -> {
          throw error;
        });

    assertSame(error, sendWith(Map.of()).getException());
  }

  private Exchange sendWith(Map<String, Object> headers) {
    return template.send(
        "direct:vendor.http",
        exchange -> {
          exchange.setProperty(Call.PROPERTY, call(okta()));
          new NameVendorRequest(Transforms.load(null)).read("/x", exchange);
          exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
  }
}
