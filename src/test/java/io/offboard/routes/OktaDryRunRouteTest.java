package io.offboard.routes;

import static io.offboard.fixture.Samples.OKTA_TOKEN;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.PlannedRequest;
import io.offboard.ResponseFormat;
import io.offboard.account.IntegratedAccount;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.error.OffboardException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.error.VendorUnreachableException;
import io.offboard.fixture.Samples;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OktaDryRunRouteTest extends DryRunRouteTestBase {
  private static final String USER = "{'id': '00u1', 'status': 'ACTIVE'}";

  private String user = USER;

  @BeforeEach
  void oktaShowsTheUser() {
    vendorDoes(
        exchange -> overHttp(exchange, 200, uri(exchange).endsWith("/me") ? "{'id': 'x'}" : user));
  }

  @Test
  void tells_what_would_be_sent_and_sends_it_not() {
    var result = result(ask("u 1"));

    assertEquals(true, result.couldSucceed());
    assertTrue(result.reason().contains("ACTIVE"), result.reason());
    var planned = result.requests().get(0);
    assertEquals(1, result.requests().size());
    assertEquals("POST", planned.method());
    assertEquals("https://vendor.test/api/v1/users/u%201/lifecycle/deactivate", planned.url());
    assertEquals("SSWS ***", planned.headers().get("Authorization"));
    assertNull(planned.body());
    assertEquals(
        json("{'id': '00u1', 'status': 'active', 'remote_data': " + USER + "}"), result.user());
    assertOnlyReads(2);
  }

  @Test
  void ends_no_sessions_but_tells_it_first_and_by_id() {
    accounts = id -> revoking();
    user = "{'id': '00u1', 'profile': {'login': 'A@example.com'}}";

    var requests = result(ask("a@example.com")).requests();

    assertEquals(
        List.of(
            "DELETE https://vendor.test/api/v1/users/00u1/sessions?oauthTokens=true",
            "POST https://vendor.test/api/v1/users/00u1/lifecycle/deactivate"),
        requests.stream().map(OktaDryRunRouteTest::line).toList());
    assertOnlyReads(2);
  }

  @Test
  void the_owner_of_the_token_would_be_refused_and_nothing_sent() {
    accounts = id -> revoking();
    vendorDoes(exchange -> overHttp(exchange, 200, USER));

    var result = result(ask("00u1"));

    assertEquals(false, result.couldSucceed());
    assertTrue(result.reason().contains("owns the account's own api token"), result.reason());
    assertEquals(List.of(), result.requests());
    assertEquals("active", result.user().get("status").textValue());
  }

  @Test
  void the_owner_of_the_token_would_be_refused_whatever_the_login() {
    accounts = id -> revoking();
    vendorDoes(exchange -> overHttp(exchange, 200, USER));

    var result = result(ask("alias@example.com"));

    assertEquals(false, result.couldSucceed());
    assertTrue(result.reason().contains("owns the account's own api token"), result.reason());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"..", "a/b", "me", "ME"})
  void what_is_refused_otherwise_is_refused_here(String userId) {
    assertRefused(ask(userId));
  }

  @ParameterizedTest
  @CsvSource({"401, 401", "403, 403", "404, 404", "429, 429", "500, 500", "503, 503", "302, 502"})
  void a_user_whom_okta_does_not_show_is_oktas_error(int status, int answered) {
    vendorDoes(exchange -> overHttp(exchange, status, "{'errorSummary': 'No.'}"));

    assertEquals("No.", assertVendorError(answered, ask("u1")).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "<p>Bad day</p>"})
  void an_answer_that_shows_nobody_cannot_be_read(String body) {
    vendorAnswers(200, body);

    assertVendorError(502, ask("u1"));
  }

  @Test
  void no_answer_is_no_unknown_outcome() {
    assertLost(Fault.TIMED_OUT, VendorTimeoutException.class);
    assertLost(Fault.NO_ANSWER, VendorTimeoutException.class);
    assertLost(Fault.NOT_SENT, VendorUnreachableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'status': 'ACTIVE'}", "{'id': '00u2', 'status': 'ACTIVE'}"})
  void whose_id_nobody_tells_has_no_sessions_to_end(String document) {
    accounts = id -> revoking();
    user = document;

    var requests = result(ask("a@example.com")).requests();

    assertEquals(
        List.of("POST https://vendor.test/api/v1/users/a%40example.com/lifecycle/deactivate"),
        requests.stream().map(OktaDryRunRouteTest::line).toList());
  }

  @Test
  void no_secret_is_in_the_result() {
    user = "{'id': '00u1', 'status': 'ACTIVE', 'echo': 'SSWS " + OKTA_TOKEN + "'}";

    var result = result(ask("u1"));

    assertFalse(result.toString().contains(OKTA_TOKEN), result::toString);
    assertEquals("SSWS ***", result.user().at("/remote_data/echo").textValue());
  }

  @Test
  void no_header_of_the_embedders_message_reaches_okta() {
    template.send(
        "direct:users.dry-run",
        exchange -> {
          exchange.getMessage().setBody(DeactivateRequest.of(Samples.OKTA_ID, "u1", null));
          exchange.getMessage().setHeader("Cookie", "sid=1");
          exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "DELETE");
          exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/evil");
        });

    assertOnlyReads(2);
    for (var sent : sent()) {
      assertNull(sent.getHeader("Cookie"));
      assertNull(sent.getHeader(Exchange.HTTP_PATH));
    }
  }

  @Test
  void the_raw_format_is_oktas_document() {
    var asked = request(ResponseFormat.RAW, false, List.of("status"));

    assertEquals(json("{'id': '00u1'}"), result(ask(asked)).user());
  }

  private void assertLost(Fault fault, Class<? extends OffboardException> error) {
    vendorFails(fault);

    assertInstanceOf(error, ask("u1").getException());
  }

  private static IntegratedAccount revoking() {
    var okta = okta();
    return new IntegratedAccount(okta.id(), "okta", okta.baseUrl(), okta.credential(), true, true);
  }

  private static String line(PlannedRequest request) {
    return request.method() + " " + request.url();
  }

  private static String uri(Exchange exchange) {
    return exchange.getMessage().getHeader(Exchange.HTTP_URI, String.class);
  }

  private Exchange ask(String userId) {
    return ask(DeactivateRequest.of(Samples.OKTA_ID, userId, null));
  }
}
