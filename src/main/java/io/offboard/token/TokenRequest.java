package io.offboard.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.offboard.QueryParameter;
import io.offboard.account.Credential.ClientSecret;
import io.offboard.account.Credential.OAuthClient;
import io.offboard.account.Credential.PrivateKeyJwt;
import io.offboard.account.Secret;
import io.offboard.call.Call;
import io.offboard.client.RemoteQuery;
import io.offboard.client.SentSecrets;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.util.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
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
   * Client credentials with a secret, in a JSON body: a way of some vendors' own.
   *
   * @param exchange the exchange
   */
  public void clientSecretJson(Exchange exchange) {
    var client = (ClientSecret) client(exchange);
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("client_id", client.clientId())
            .put("client_secret", client.clientSecret().reveal())
            .put("scope", client.scope())
            .put("grant_type", "client_credentials");
    next(exchange, request(client).with(body), client.clientSecret());
  }

  /**
   * Client credentials with a secret, in a header beside a form ({@code client_secret_basic}).
   *
   * @param exchange the exchange
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749, 2.3.1</a>
   */
  public void clientSecretBasic(Exchange exchange) {
    var client = (ClientSecret) client(exchange);
    var encoded = new Secret(formEncode(client.clientSecret().reveal()));
    var pair = formEncode(client.clientId()) + ":" + encoded.reveal();
    var basic =
        new Secret(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
    var request = form(client, List.of()).authorized("Basic", basic);
    next(exchange, request, client.clientSecret(), encoded, basic);
  }

  /**
   * Client credentials with a signed assertion, in a form ({@code private_key_jwt}).
   *
   * @param exchange the exchange
   * @throws JOSEException if the account's key cannot sign
   */
  public void privateKeyJwt(Exchange exchange) throws JOSEException {
    var client = (PrivateKeyJwt) client(exchange);
    var assertion = new Secret(assertion(client));
    var proof =
        List.of(
            new QueryParameter(
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            new QueryParameter("client_assertion", assertion.reveal()));
    next(exchange, form(client, proof), assertion);
  }

  private static VendorRequest form(OAuthClient client, List<QueryParameter> proof) {
    var fields = new ArrayList<QueryParameter>();
    fields.add(new QueryParameter("grant_type", "client_credentials"));
    if (client.scope() != null) {
      fields.add(new QueryParameter("scope", client.scope()));
    }
    fields.addAll(proof);
    var content = RemoteQuery.rawQuery(fields).getBytes(StandardCharsets.US_ASCII);
    return request(client).with("application/x-www-form-urlencoded", content);
  }

  private static VendorRequest request(OAuthClient client) {
    return VendorRequest.empty(Kind.TOKEN, "POST", client.tokenUrl(), null);
  }

  private static String formEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
    return (OAuthClient) Call.of(exchange).account().credential();
  }

  private static void next(Exchange exchange, VendorRequest request, Secret... sent) {
    exchange.setProperty(VendorRequest.PROPERTY, request);
    exchange.setProperty(SentSecrets.PROPERTY, new SentSecrets(List.of(sent)));
  }
}
