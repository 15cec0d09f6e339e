package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An Okta service app proves itself by what its own key has signed. */
class OktaClientAssertionTest extends BlackBoxTest {
  private String clientId;

  @BeforeEach
  void makeClient() {
    clientId = "0oa" + UUID.randomUUID();
  }

  static Stream<Arguments> keys() throws JOSEException {
    return Stream.of(
        Arguments.of(
            "RSA as JWK",
            SigningKeys.RSA.toJSONString(),
            JWSAlgorithm.RS256,
            new RSASSAVerifier(SigningKeys.RSA)),
        Arguments.of(
            "RSA as PEM",
            SigningKeys.pem(SigningKeys.RSA),
            JWSAlgorithm.RS256,
            new RSASSAVerifier(SigningKeys.RSA)),
        Arguments.of(
            "EC as JWK",
            SigningKeys.EC.toJSONString(),
            JWSAlgorithm.ES256,
            new ECDSAVerifier(SigningKeys.EC)),
        Arguments.of(
            "EC as PEM",
            SigningKeys.pem(SigningKeys.EC),
            JWSAlgorithm.ES256,
            new ECDSAVerifier(SigningKeys.EC)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void is_signed_by_the_accounts_key(
      String kind, String key, JWSAlgorithm algorithm, JWSVerifier verifier) throws Exception {
    assertEquals("deactivated", serviceApp(key, "key_id: kid-1").deactivate().outcome());

    var assertion = assertion(0);
    assertTrue(assertion.verify(verifier));
    assertEquals(algorithm, assertion.getHeader().getAlgorithm());
    assertEquals("kid-1", assertion.getHeader().getKeyID());
  }

  @Test
  void claims_what_okta_asks_for() throws Exception {
    serviceApp(SigningKeys.EC.toJSONString()).deactivate();

    var claims = assertion(0).getJWTClaimsSet();
    assertEquals(clientId, claims.getIssuer());
    assertEquals(clientId, claims.getSubject());
    assertEquals(List.of(vendor.url() + "/oauth2/v1/token"), claims.getAudience());
    var now = Date.from(START);
    assertEquals(now, claims.getIssueTime());
    assertTrue(claims.getExpirationTime().after(now));
    assertTrue(claims.getExpirationTime().toInstant().isBefore(START.plus(Duration.ofHours(1))));
  }

  @Test
  void is_new_for_each_token() throws Exception {
    var account = serviceApp(SigningKeys.EC.toJSONString());
    account.deactivate();
    clock.advance(Duration.ofHours(1));
    account.deactivate();

    assertNotEquals(
        assertion(0).getJWTClaimsSet().getJWTID(), assertion(1).getJWTClaimsSet().getJWTID());
  }

  @Test
  void goes_in_a_form_with_the_scopes() {
    serviceApp(SigningKeys.EC.toJSONString()).deactivate();

    var request = vendor.requests().get(0);
    assertEquals("POST /oauth2/v1/token", request.method() + " " + request.target());
    assertEquals(List.of("application/x-www-form-urlencoded"), request.values("Content-Type"));
    assertEquals(List.of(), request.values("Authorization"));
    var form = form(0);
    assertEquals("client_credentials", form.get("grant_type"));
    assertEquals("okta.users.manage okta.users.read", form.get("scope"));
    assertEquals(
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        form.get("client_assertion_type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[okta.users.manage, okta.logs.read]", "okta.users.manage okta.logs.read"})
  void scopes_are_a_list_or_one_string(String scopes) {
    serviceApp(SigningKeys.EC.toJSONString(), "scopes: " + scopes).deactivate();

    assertEquals("okta.users.manage okta.logs.read", form(0).get("scope"));
  }

  @Test
  void the_token_is_sent_as_a_bearer_and_its_owner_not_looked_up() {
    serviceApp(SigningKeys.EC.toJSONString()).deactivate();

    var targets = vendor.requests().stream().map(r -> r.target()).toList();
    assertEquals(
        List.of("/oauth2/v1/token", Documents.OKTA_DEACTIVATE, Documents.OKTA_USER_PATH), targets);
    var sent = vendor.requests().get(1).values("Authorization");
    assertTrue(sent.get(0).startsWith("Bearer token-"), sent::toString);
  }

  private TestAccount serviceApp(String key, String... settings) {
    vendor.respond(
        request -> {
          var known = background(request);
          return known != null ? known : Documents.oktaUser("DEPROVISIONED");
        });
    return oktaAt(vendor.url(), SigningKeys.oauth(clientId, key, settings));
  }

  private SignedJWT assertion(int number) throws ParseException {
    return SignedJWT.parse(form(number).get("client_assertion"));
  }

  private Map<String, String> form(int number) {
    var request =
        vendor.requests().stream()
            .filter(r -> r.target().equals("/oauth2/v1/token"))
            .toList()
            .get(number);
    return Arrays.stream(request.text().split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }
}
