package io.offboard.routes;

import static io.offboard.fixture.Samples.OKTA_TOKEN;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class OktaTokenOwnerRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("vendor.http", "vendor-http");
  }

  @Test
  void asks_okta_whose_token_it_is() {
    vendorAnswers(200, "{'id': 'admin'}");

    var exchange = send("okta.token-owner", call(okta()));

    var sent = mocked("vendor-http").getExchanges().get(0).getMessage();
    assertEquals("GET", sent.getHeader(Exchange.HTTP_METHOD, String.class));
    assertEquals("https://vendor.test/api/v1/users/me", sent.getHeader(Exchange.HTTP_URI));
    assertEquals("SSWS " + OKTA_TOKEN, sent.getHeader("Authorization"));
    assertEquals(json("{'id': 'admin'}"), answerOf(exchange).body());
  }
}
