package io.offboard.routes;

import static io.offboard.fixture.Samples.account;
import static io.offboard.fixture.Samples.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.offboard.account.Credential.PrivateKeyJwt;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.SigningKey;
import io.offboard.call.Call;
import io.offboard.fixture.Samples;
import java.net.URI;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class OktaTokenRouteTest extends VendorMockTestBase {
  private static final URI TOKEN_URL = URI.create("https://vendor.test/oauth2/v1/token");

  @Test
  void posts_an_assertion_as_a_form() throws Exception {
    vendorAnswers(200, "{}");

    send("okta.token", ofServiceApp());

    var sent = assertSent("POST", TOKEN_URL.toString());
    assertEquals("application/x-www-form-urlencoded", sent.getHeader(Exchange.CONTENT_TYPE));
    assertNull(sent.getHeader("Authorization"));
    assertTrue(sent.getBody(String.class).startsWith("grant_type=client_credentials&scope="));
  }

  @Test
  void masks_an_assertion_that_comes_back() throws Exception {
    vendorDoes(
        exchange -> {
          var form = exchange.getMessage().getBody(String.class);
          var assertion = form.substring(form.indexOf("client_assertion=") + 17);
          overHttp(exchange, 400, "{'got': '%s'}".formatted(assertion));
        });

    var exchange = send("okta.token", ofServiceApp());

    var got = answerOf(exchange).body().get("got").textValue();
    assertFalse(got.contains("."), got);
  }

  private static Call ofServiceApp() throws Exception {
    var key = new SigningKey("k1", new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey());
    var okta = account(Samples.OKTA_ID, "okta", true);
    return call(
        new IntegratedAccount(
            okta.id(),
            "okta",
            okta.baseUrl(),
            new PrivateKeyJwt(TOKEN_URL, "0oa1", key, "okta.users.manage"),
            true,
            false));
  }
}
