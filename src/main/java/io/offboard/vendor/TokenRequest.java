package io.offboard.vendor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.offboard.Deactivation;
import io.offboard.Json;
import io.offboard.QueryParameter;
import io.offboard.RemoteQuery;
import io.offboard.account.Credential.ClientSecret;
import io.offboard.account.Credential.OAuthClient;
import io.offboard.account.Credential.PrivateKeyJwt;
import io.offboard.account.Secret;
import io.offboard.vendor.VendorRequest.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Says in a route how an access token is asked for. */
public final class TokenRequest {
  private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);

  private final Clock clock;

  /**
   * Asks for tokens.
   *
   * @param clock dates the client assertions
   */
  public TokenRequest(Clock clock) {
    this.clock = clock;
  }

  /**
   * Client credentials with a secret, in a JSON body.
   *
   * @param exchange the exchange
   */
  public void clientSecret(Exchange exchange) {
    var client = (ClientSecret) client(exchange);
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("client_id", client.clientId())
            .put("client_secret", client.clientSecret().reveal())
            .put("scope", client.scope())
            .put("grant_type", "client_credentials");
    var request = VendorRequest.json(Kind.TOKEN, client.tokenUrl(), null, body);
    next(exchange, request, client.clientSecret());
  }

  /**
   * Client credentials with a signed assertion, in a form.
   *
   * @param exchange the exchange
   * @throws JOSEException if the account's key cannot sign
   */
  public void privateKeyJwt(Exchange exchange) throws JOSEException {
    var client = (PrivateKeyJwt) client(exchange);
    var assertion = new Secret(assertion(client));
    var form =
        RemoteQuery.rawQuery(
            List.of(
                new QueryParameter("grant_type", "client_credentials"),
                new QueryParameter("scope", client.scope()),
                new QueryParameter(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                new QueryParameter("client_assertion", assertion.reveal())));
    var request =
        new VendorRequest(
            Kind.TOKEN,
            "POST",
            client.tokenUrl(),
            null,
            "application/x-www-form-urlencoded",
            form.getBytes(StandardCharsets.US_ASCII));
    next(exchange, request, assertion);
  }

  /** Each one is new: Okta refuses an assertion that it has seen. */
  private String assertion(PrivateKeyJwt client) throws JOSEException {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(client.clientId())
            .subject(client.clientId())
            .audience(client.tokenUrl().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    var header = new JWSHeader.Builder(client.key().algorithm()).keyID(client.key().id()).build();
    var assertion = new SignedJWT(header, claims);
    assertion.sign(client.key().signer());
    return assertion.serialize();
  }

  private static OAuthClient client(Exchange exchange) {
    return (OAuthClient) Deactivation.of(exchange).account().credential();
  }

  private static void next(Exchange exchange, VendorRequest request, Secret sent) {
    exchange.setProperty(VendorCall.REQUEST, request);
    exchange.setProperty(SentSecrets.PROPERTY, new SentSecrets(List.of(sent)));
  }
}
