package io.offboard.node;

import io.offboard.account.Credential.ClientSecret;
import io.offboard.account.Credential.OAuthClient;
import io.offboard.account.Credential.PrivateKeyJwt;
import io.offboard.store.SharedToken;
import io.offboard.store.SharedTokens;
import io.offboard.store.StoreUnavailableException;
import io.offboard.token.AccessToken;
import io.offboard.token.TokenSource;
import io.offboard.util.Sha256;
import java.time.Duration;
import java.util.function.Supplier;

/** Tokens that all nodes of one store share: one node at a time asks for a client's next one. */
public final class SharedTokenSource implements TokenSource {
  private final SharedTokens tokens;
  private final TokenSource withoutStore;

  /**
   * Shares tokens.
   *
   * @param tokens those of all nodes
   * @param withoutStore gives tokens while the store is lost; null if there are none then
   */
  public SharedTokenSource(SharedTokens tokens, TokenSource withoutStore) {
    this.tokens = tokens;
    this.withoutStore = withoutStore;
  }

  @Override
  public AccessToken get(
      OAuthClient client, AccessToken refused, Duration limit, Supplier<AccessToken> fetch) {
    try {
      var issue = refused == null ? 0 : refused.issue();
      var token = tokens.get(name(client), issue, limit, () -> fetched(fetch.get()));
      return new AccessToken(token.value(), token.renewAt(), token.issue());
    } catch (StoreUnavailableException e) {
      if (withoutStore == null) {
        throw e;
      }
      return withoutStore.get(client, refused, limit, fetch);
    }
  }

  private static SharedToken.Fetched fetched(AccessToken token) {
    return new SharedToken.Fetched(token.value(), token.renewAt());
  }

  /** The same for all accounts and nodes with the same client; no secret can be found from it. */
  private static String name(OAuthClient client) {
    var credential =
        client instanceof ClientSecret secret
            ? Sha256.hex(secret.clientSecret().reveal())
            : Sha256.hex(((PrivateKeyJwt) client).key().key().getEncoded());
    return Sha256.hex(
        String.join(
            "\n",
            client.tokenUrl().toString(),
            client.clientId(),
            String.valueOf(client.scope()),
            credential));
  }
}
