package io.offboard.account;

import java.net.URI;

/** How calls to a vendor are authorized. */
public sealed interface Credential {

  /**
   * A fixed token, sent as it is.
   *
   * @param scheme the authorization scheme, for example {@code SSWS}
   * @param token the token
   */
  record ApiToken(String scheme, Secret token) implements Credential {}

  /**
   * OAuth 2.0 client credentials, exchanged for an access token.
   *
   * @param tokenUrl where access tokens are issued
   * @param clientId the application's id
   * @param clientSecret the application's secret
   * @param scope the scopes asked for, separated by spaces
   */
  record ClientCredentials(URI tokenUrl, String clientId, Secret clientSecret, String scope)
      implements Credential {}
}
