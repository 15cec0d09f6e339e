package io.offboard.account;

import java.net.URI;

/** How calls to a vendor are authorized. */
public sealed interface Credential {
  /** The authorization scheme of the vendor's calls, for example {@code SSWS}. */
  String scheme();

  /**
   * A fixed token, sent as it is.
   *
   * @param scheme the authorization scheme, for example {@code SSWS}
   * @param token the token
   */
  record ApiToken(String scheme, Secret token) implements Credential {}

  /** An OAuth 2.0 client, which exchanges its credential for an access token. */
  sealed interface OAuthClient extends Credential {
    /** {@inheritDoc} Access tokens have but one. */
    @Override
    default String scheme() {
      return "Bearer";
    }

    /** Where access tokens are issued. */
    URI tokenUrl();

    /** The application's id. */
    String clientId();

    /** The scopes asked for, separated by spaces. */
    String scope();
  }

  /**
   * A client that proves itself by a secret.
   *
   * @param tokenUrl where access tokens are issued
   * @param clientId the application's id
   * @param clientSecret the application's secret
   * @param scope the scopes asked for, separated by spaces
   */
  record ClientSecret(URI tokenUrl, String clientId, Secret clientSecret, String scope)
      implements OAuthClient {}

  /**
   * A client that proves itself by a signature ({@code private_key_jwt}).
   *
   * @param tokenUrl where access tokens are issued
   * @param clientId the application's id
   * @param key signs the client assertions
   * @param scope the scopes asked for, separated by spaces
   */
  record PrivateKeyJwt(URI tokenUrl, String clientId, SigningKey key, String scope)
      implements OAuthClient {}
}
