package io.offboard.routes;

import static io.offboard.fixture.Samples.OKTA_TOKEN;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OktaTokenOwnerRouteTest extends VendorMockTestBase {
  @Test
  void asks_okta_whose_token_it_is() {
    vendorAnswers(200, "{'id': 'admin'}");

    var exchange = send("okta.token-owner", call(okta()));

    var sent = assertSent("GET", "https://vendor.test/api/v1/users/me");
    assertEquals("SSWS " + OKTA_TOKEN, sent.getHeader("Authorization"));
    assertEquals(json("{'id': 'admin'}"), answerOf(exchange).body());
  }
}
