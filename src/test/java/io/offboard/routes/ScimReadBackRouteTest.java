package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.scim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.vendor.Evidence;
import io.offboard.vendor.VendorAccess;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimReadBackRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("vendor.http", "vendor-http");
  }

  @Test
  void gets_the_user_as_scim() {
    vendorAnswers(200, "{}");

    send("scim.read-back", call(scim(true)));

    var sent = mocked("vendor-http").getExchanges().get(0).getMessage();
    assertEquals("GET", sent.getHeader(Exchange.HTTP_METHOD, String.class));
    assertEquals("https://vendor.test/scim/v2/Users/u1", sent.getHeader(Exchange.HTTP_URI));
    assertEquals("application/scim+json", sent.getHeader("Accept"));
    assertNull(sent.getHeader(Exchange.CONTENT_TYPE));
    assertNull(sent.getBody());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "200 | {'active': false}                  | PROOF",
        "200 | {'active': 'False'}                | PROOF",
        "200 | {'active': 'FALSE'}                | PROOF",
        "200 | {'active': 'false'}                | PROOF",
        "200 | {'active': true}                   | CONTRARY",
        "200 | {'active': 'True'}                 | CONTRARY",
        "200 | {'id': 'u1'}                       | NONE",
        "200 | {'active': null}                   | NONE",
        "200 | {'active': ''}                     | NONE",
        "200 | {'active': 0}                      | NONE",
        "200 | {'active': 'falsehood'}            | NONE",
        "200 | {'active': [false]}                | NONE",
        "200 | {'active': ['false', true]}        | NONE",
        "200 | {'active': {'value': false}}       | NONE",
        "200 | {'urn:acme': {'active': false}}    | NONE",
        "200 | {'Resources': [{'active': false}]} | NONE",
        "200 | [{'active': false}]                | NONE",
        "200 | <html>                             | NONE",
        "200 | \"\"                               | NONE",
        "404 | {'active': false}                  | NO_USER",
        "401 | {}                                 | FORBIDDEN",
        "403 | {}                                 | FORBIDDEN",
        "500 | {'active': false}                  | NONE"
      })
  void the_user_says_what_is_proven(int status, String body, Evidence evidence) {
    vendorAnswers(status, body);
    var call = call(scim(true));

    send("scim.read-back", call);

    assertEquals(evidence, VendorAccess.evidence(call));
  }
}
