package io.offboard.send;

import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.call.Call;
import io.offboard.client.SentSecrets;
import io.offboard.client.VendorRequest;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.OffboardException;
import io.offboard.token.AccessTokens;
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

  /**
   * Authorizes the request.
   *
   * @throws OffboardException if the account has no credential, or no access token is to be had
   */
  @Override
  public void process(Exchange exchange) {
    var credential = credential(Call.of(exchange).account());
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

  /** The account's credential: one that an embedder has made may have none. */
  static Credential credential(IntegratedAccount account) {
    if (account.credential() == null) {
      throw new AccountMisconfiguredException(account.id(), "credential", "is missing");
    }
    return account.credential();
  }

  private static void authorize(Exchange exchange, String scheme, Secret token) {
    var request = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
    exchange.setProperty(VendorRequest.PROPERTY, request.authorized(scheme, token));
  }
}
