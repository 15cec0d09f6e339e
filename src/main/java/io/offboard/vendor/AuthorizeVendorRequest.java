package io.offboard.vendor;

import io.offboard.Deactivation;
import io.offboard.account.Credential;
import io.offboard.account.Secret;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Authorizes the next vendor request with the account's own credential. */
public final class AuthorizeVendorRequest implements Processor {
  private final AccessTokens accessTokens;

  /**
   * Authorizes requests.
   *
   * @param accessTokens where access tokens come from
   */
  public AuthorizeVendorRequest(AccessTokens accessTokens) {
    this.accessTokens = accessTokens;
  }

  @Override
  public void process(Exchange exchange) {
    var credential = Deactivation.of(exchange).account().credential();
    var secrets = new ArrayList<Secret>();
    if (credential instanceof Credential.ApiToken apiToken) {
      secrets.add(apiToken.token());
      authorize(exchange, credential.scheme(), apiToken.token());
    } else if (credential instanceof Credential.OAuthClient client) {
      var token = accessTokens.get(client, exchange);
      secrets.add(token);
      authorize(exchange, credential.scheme(), token);
    }
    if (credential instanceof Credential.ClientSecret client) {
      secrets.add(client.clientSecret());
    }
    exchange.setProperty(SentSecrets.PROPERTY, new SentSecrets(List.copyOf(secrets)));
  }

  private static void authorize(Exchange exchange, String scheme, Secret token) {
    exchange.getMessage().setHeader("Authorization", scheme + " " + token.reveal());
  }
}
