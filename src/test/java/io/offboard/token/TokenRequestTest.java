package io.offboard.token;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.client;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.vantaWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.offboard.account.Credential.ClientSecret;
import io.offboard.account.Credential.PrivateKeyJwt;
import io.offboard.account.Secret;
import io.offboard.account.SigningKey;
import io.offboard.client.SentSecrets;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.fixture.Samples;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class TokenRequestTest {
  private static final URI TOKEN_URL = URI.create("https://acme.okta.com/oauth2/v1/token");

  private final TokenRequest tokenRequest = new TokenRequest(Samples.clock());

  @Test
  void a_secret_goes_into_a_json_body() {
    var exchange = exchange(call(vantaWith(client("c1", "s3cret"))));

    tokenRequest.clientSecretJson(exchange);

    var request = request(exchange);
    assertEquals(Kind.TOKEN, request.kind());
    assertEquals("application/json", request.contentType());
    assertEquals(
        json(
            "{'client_id': 'c1', 'client_secret': 's3cret', 'scope': 'read write',"
                + " 'grant_type': 'client_credentials'}"),
        json(new String(request.content(), StandardCharsets.UTF_8)));
    assertMasked(exchange, "s3cret");
  }

  @Test
  void a_secret_may_go_into_a_header() {
    var exchange = exchange(call(vantaWith(client("c 1", "s3cret:é"))));

    tokenRequest.clientSecretBasic(exchange);

    var basic = request(exchange).authorization().reveal();
    assertTrue(basic.startsWith("Basic "), basic);
    assertEquals(
        "c+1:s3cret%3A%C3%A9", new String(Base64.getDecoder().decode(basic.substring(6)), UTF_8));
    assertEquals(
        Map.of("grant_type", "client_credentials", "scope", "read write"), form(request(exchange)));
    assertMasked(exchange, "s3cret:é");
    assertMasked(exchange, basic.substring(6));
    assertMasked(exchange, "s3cret%3A%C3%A9");
  }

  @Test
  void a_client_without_scopes_asks_for_none() {
    var client = new ClientSecret(TOKEN_URL, "c1", new Secret("s3cret"), null);
    var exchange = exchange(call(vantaWith(client)));

    tokenRequest.clientSecretBasic(exchange);

    assertEquals(Map.of("grant_type", "client_credentials"), form(request(exchange)));
  }

  @Test
  void an_assertion_goes_into_a_form() throws Exception {
    var key = new ECKeyGenerator(Curve.P_256).generate();

    var exchange = asserted(key);

    var request = request(exchange);
    assertEquals("POST", request.method());
    assertEquals(TOKEN_URL, request.uri());
    assertEquals("application/x-www-form-urlencoded", request.contentType());
    var form = form(request);
    assertEquals("client_credentials", form.get("grant_type"));
    assertEquals("okta.users.manage okta.users.read", form.get("scope"));
    assertEquals(
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        form.get("client_assertion_type"));
    assertMasked(exchange, form.get("client_assertion"));
  }

  @Test
  void an_assertion_is_signed_and_lives_five_minutes() throws Exception {
    var key = new ECKeyGenerator(Curve.P_256).generate();

    var assertion = SignedJWT.parse(form(request(asserted(key))).get("client_assertion"));

    assertTrue(assertion.verify(new ECDSAVerifier(key.toPublicJWK())));
    assertEquals("k1", assertion.getHeader().getKeyID());
    var claims = assertion.getJWTClaimsSet();
    assertEquals("0oa1", claims.getIssuer());
    assertEquals("0oa1", claims.getSubject());
    assertEquals(List.of(TOKEN_URL.toString()), claims.getAudience());
    assertEquals(Date.from(Samples.START), claims.getIssueTime());
    assertEquals(Date.from(Samples.START.plusSeconds(300)), claims.getExpirationTime());
  }

  @Test
  void no_assertion_is_sent_twice() throws Exception {
    var key = new ECKeyGenerator(Curve.P_256).generate();

    assertNotEquals(
        SignedJWT.parse(form(request(asserted(key))).get("client_assertion"))
            .getJWTClaimsSet()
            .getJWTID(),
        SignedJWT.parse(form(request(asserted(key))).get("client_assertion"))
            .getJWTClaimsSet()
            .getJWTID());
  }

  private Exchange asserted(ECKey key) throws Exception {
    var client =
        new PrivateKeyJwt(
            TOKEN_URL,
            "0oa1",
            new SigningKey("k1", key.toECPrivateKey()),
            "okta.users.manage okta.users.read");
    var exchange = exchange(call(vantaWith(client)));
    tokenRequest.privateKeyJwt(exchange);
    return exchange;
  }

  private static VendorRequest request(Exchange exchange) {
    return exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
  }

  private static Map<String, String> form(VendorRequest request) {
    return Arrays.stream(new String(request.content(), StandardCharsets.US_ASCII).split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void assertMasked(Exchange exchange, String secret) {
    var sent = exchange.getProperty(SentSecrets.PROPERTY, SentSecrets.class);
    assertEquals(TextNode.valueOf("***"), sent.mask(TextNode.valueOf(secret)));
  }
}
