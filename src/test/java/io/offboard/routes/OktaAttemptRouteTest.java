package io.offboard.routes;

import static io.offboard.fixture.Samples.OKTA_TOKEN;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.DeactivateRequest;
import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.client.Verdict;
import io.offboard.fixture.Samples;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OktaAttemptRouteTest extends VendorMockTestBase {
  @Test
  void posts_to_the_users_lifecycle_with_the_accounts_token_and_no_body() {
    vendorAnswers(200, "{}");

    send("okta.attempt", call(okta()));

    var sent = assertSent("POST", "https://vendor.test/api/v1/users/u1/lifecycle/deactivate");
    assertEquals("SSWS " + OKTA_TOKEN, sent.getHeader("Authorization"));
    assertNull(sent.getHeader(Exchange.HTTP_RAW_QUERY));
    assertNull(sent.getBody());
  }

  @Test
  void sends_the_callers_query_and_data_along() {
    vendorAnswers(200, "{}");
    var request =
        new DeactivateRequest(
            Samples.OKTA_ID,
            "a@x.com",
            null,
            object("{'note': 'x'}"),
            List.of(new QueryParameter("sendEmail", "true")),
            ResponseFormat.RAW,
            false,
            List.of());

    send("okta.attempt", call(okta(), request));

    var sent = sent(0);
    assertEquals(
        "https://vendor.test/api/v1/users/a%40x.com/lifecycle/deactivate",
        sent.getHeader(Exchange.HTTP_URI));
    assertEquals("sendEmail=true", sent.getHeader(Exchange.HTTP_RAW_QUERY));
    assertEquals("{\"note\":\"x\"}", sent.getBody(String.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "200 | {}                                                      | ACCEPTED",
        "204 | \"\"                                                    | ACCEPTED",
        "200 | <html>                                                  | UNCLEAR",
        "404 | {'errorCode': 'E0000007', 'errorSummary': 'Not found'}  | PERHAPS_INACTIVE",
        "404 | {'errorCode': 'E0000008'}                               | REFUSED",
        "404 | {'errorCauses': [{'errorCode': 'E0000007'}]}            | REFUSED",
        "404 | {'errorCode': 'e0000007'}                               | REFUSED",
        "404 | <html>E0000007                                          | REFUSED",
        "404 | \"\"                                                    | REFUSED",
        "403 | {'errorCode': 'E0000006'}                               | REFUSED",
        "429 | {'errorCode': 'E0000047'}                               | RATE_LIMITED",
        "500 | {'errorCode': 'E0000009'}                               | UNCLEAR",
        "408 | \"\"                                                    | UNCLEAR"
      })
  void the_answer_says_what_became_of_it(int status, String body, Verdict verdict) {
    vendorAnswers(status, body);
    var call = call(okta());

    send("okta.attempt", call);

    assertEquals(verdict, call.progress().attempt().verdict());
    assertEquals(status, call.progress().attempt().status());
    assertEquals(1, call.progress().attempts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {'errorCode': 'E0000006'} | true",
        "403 | {'errorCode': 'E0000038'} | false",
        "403 | <html>E0000006 | false",
        "401 | {'errorCode': 'E0000006'} | false"
      })
  void a_missing_permission_may_be_a_missing_scope(int status, String body, boolean missing) {
    vendorAnswers(status, body);
    var call = call(okta());

    send("okta.attempt", call);

    assertEquals(missing, call.progress().remarks().isScopeMissing());
  }

  @Test
  void the_call_is_named_by_its_request_id() {
    vendorDoes(
        exchange -> {
          overHttp(exchange, 200, "{}");
          exchange.getMessage().setHeader("X-Okta-Request-Id", "r1");
        });

    var call = call(okta());
    send("okta.attempt", call);

    assertEquals("r1", call.progress().remarks().vendorRequestId());
  }
}
