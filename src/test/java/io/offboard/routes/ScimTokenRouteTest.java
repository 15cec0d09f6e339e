package io.offboard.routes;

import static io.offboard.fixture.Samples.SCIM_ID;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.account.Credential.ClientSecret;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import java.net.URI;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimTokenRouteTest extends VendorMockTestBase {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "users.write, grant_type=client_credentials&scope=users.write",
        "-, grant_type=client_credentials"
      })
  void posts_a_form_with_the_clients_credentials_in_a_header(String scope, String form) {
    vendorAnswers(200, "{}");

    send("scim.token", call(account(scope)));

    var sent = assertSent("POST", "https://login.test/token");
    assertEquals("Basic YzElM0FhOnMzY3JldA==", sent.getHeader("Authorization")); // c1%3Aa:s3cret
    assertEquals("application/x-www-form-urlencoded", sent.getHeader(Exchange.CONTENT_TYPE));
    assertEquals("application/json", sent.getHeader("Accept"));
    assertEquals(form, sent.getBody(String.class));
  }

  @Test
  void masks_credentials_that_come_back() {
    vendorAnswers(401, "{'error_description': 'no s3cret, no YzElM0FhOnMzY3JldA=='}");

    var exchange = send("scim.token", call(account(null)));

    assertEquals(json("{'error_description': 'no ***, no ***'}"), answerOf(exchange).body());
  }

  private static IntegratedAccount account(String scope) {
    var client =
        new ClientSecret(
            URI.create("https://login.test/token"), "c1:a", new Secret("s3cret"), scope);
    return new IntegratedAccount(
        SCIM_ID, "scim", URI.create("https://vendor.test/scim/v2"), client, true, false);
  }
}
