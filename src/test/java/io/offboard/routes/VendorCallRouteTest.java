package io.offboard.routes;

import static io.offboard.fixture.Samples.OKTA_TOKEN;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.client;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.vantaWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.call.Call;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.VendorErrorException;
import io.offboard.send.NameVendorRequest;
import io.offboard.transform.Transforms;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorCallRouteTest extends VendorMockTestBase {
  @Test
  void a_fixed_token_is_sent_as_it_is() {
    vendorAnswers(200, "{}");

    sendRequest(call(okta()));

    assertEquals("SSWS " + OKTA_TOKEN, sent(0).getHeader("Authorization"));
  }

  @Test
  void an_account_without_a_credential_sends_nothing() {
    vendorAnswers(200, "{}");

    var exchange = sendRequest(call(vantaWith(null)), "Bearer embedder");

    var error = assertInstanceOf(AccountMisconfiguredException.class, exchange.getException());
    assertTrue(error.getMessage().contains("credential is missing"), error.getMessage());
    assertSent(0);
  }

  @Test
  void a_client_asks_for_a_token_once_and_sends_it() {
    vendorDoes(VendorCallRouteTest::tokenOrDocument);
    var call = call(vantaWith(client("c1", "s3cret")));

    sendRequest(call);
    sendRequest(call);

    assertSent(3);
    assertEquals("Bearer vat_1", sent(1).getHeader("Authorization"));
    assertEquals("Bearer vat_1", sent(2).getHeader("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "{'errorCode': 'E0000011'}"})
  void an_access_token_that_is_refused_is_renewed_once_and_the_call_repeated_once(String body) {
    var number = new AtomicInteger();
    vendorDoes(
        exchange -> {
          if (isTokenRequest(exchange)) {
            overHttp(exchange, 200, token("vat_" + number.incrementAndGet()));
          } else {
            overHttp(exchange, 401, body);
          }
        });

    var exchange = sendRequest(call(vantaWith(client("c1", "s3cret"))));

    assertEquals(401, answerOf(exchange).status());
    assertSent(4);
    assertEquals("Bearer vat_1", sent(1).getHeader("Authorization"));
    assertEquals("Bearer vat_2", sent(3).getHeader("Authorization"));
  }

  @Test
  void a_feature_that_is_off_says_nothing_against_the_token() {
    vendorDoes(
        exchange -> {
          if (isTokenRequest(exchange)) {
            tokenOrDocument(exchange);
          } else {
            overHttp(exchange, 401, "{'errorCode': 'E0000015'}");
          }
        });

    sendRequest(call(vantaWith(client("c1", "s3cret"))));

    assertSent(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403})
  void an_access_token_that_is_not_refused_stays(int status) {
    vendorDoes(
        exchange -> {
          if (isTokenRequest(exchange)) {
            tokenOrDocument(exchange);
          } else {
            overHttp(exchange, status, "{}");
          }
        });

    sendRequest(call(vantaWith(client("c1", "s3cret"))));

    assertSent(2);
  }

  @Test
  void a_fixed_token_that_is_refused_stays_refused() {
    vendorAnswers(401, "{}");

    sendRequest(call(okta()));

    assertSent(1);
  }

  @Test
  void a_refused_client_is_an_error_and_nothing_is_sent() {
    vendorAnswers(400, "{'error': 'invalid_client'}");

    var error =
        failure(VendorErrorException.class, "vendor.call", call(vantaWith(client("c1", "s3cret"))));

    assertEquals(401, error.statusCode());
    assertSent(1);
  }

  @Test
  void credentials_that_come_back_are_masked() {
    vendorDoes(
        exchange -> {
          if (isTokenRequest(exchange)) {
            tokenOrDocument(exchange);
          } else {
            exchange.getMessage().setHeader("X-Request-Id", "a-vat_1-s3cret");
            overHttp(exchange, 403, "{'got': 'Bearer vat_1', 'and': 's3cret'}");
          }
        });

    var exchange = sendRequest(call(vantaWith(client("c1", "s3cret"))));

    assertEquals(json("{'got': 'Bearer ***', 'and': '***'}"), answerOf(exchange).body());
    assertEquals(Optional.of("a-***-***"), answerOf(exchange).headers().text("x-request-id"));
  }

  private Exchange sendRequest(Call call) {
    return sendRequest(call, null);
  }

  private Exchange sendRequest(Call call, String lyingAround) {
    return template.send(
        "direct:vendor.call",
        exchange -> {
          exchange.setProperty(Call.PROPERTY, call);
          new NameVendorRequest(Transforms.load(null)).read("/x", exchange);
          exchange.getMessage().setHeader("Authorization", lyingAround);
        });
  }

  private static void tokenOrDocument(Exchange exchange) {
    overHttp(exchange, 200, isTokenRequest(exchange) ? token("vat_1") : "{}");
  }

  private static String token(String value) {
    return "{'access_token': '%s', 'expires_in': 3600}".formatted(value);
  }

  private static boolean isTokenRequest(Exchange exchange) {
    return exchange.getMessage().getHeader(Exchange.HTTP_URI, String.class).endsWith("/token");
  }
}
