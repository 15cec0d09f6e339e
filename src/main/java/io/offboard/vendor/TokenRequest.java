package io.offboard.vendor;

import io.offboard.Deactivation;
import io.offboard.Json;
import io.offboard.account.Credential.ClientCredentials;
import java.util.List;
import org.apache.camel.Exchange;

/** Says in a route how an access token is asked for. */
public final class TokenRequest {

  /**
   * OAuth 2.0 client credentials in a JSON body.
   *
   * @param exchange the exchange
   */
  public void clientCredentials(Exchange exchange) {
    var client = (ClientCredentials) Deactivation.of(exchange).account().credential();
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("client_id", client.clientId())
            .put("client_secret", client.clientSecret().reveal())
            .put("scope", client.scope())
            .put("grant_type", "client_credentials");
    exchange.setProperty(
        VendorCall.REQUEST, new VendorRequest("POST", client.tokenUrl(), null, body));
    exchange.setProperty(SentSecrets.PROPERTY, new SentSecrets(List.of(client.clientSecret())));
  }
}
