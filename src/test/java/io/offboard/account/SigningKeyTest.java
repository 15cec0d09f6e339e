package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

  @Test
  void an_rsa_key_may_be_pem_or_a_jwk() throws Exception {
    RSAKey jwk = new RSAKeyGenerator(2048).keyID("k1").generate();

    for (var text : new String[] {jwk.toJSONString(), pem(jwk.toPrivateKey())}) {
      var key = SigningKey.read(text, "k2");
      assertEquals(jwk.toPrivateKey(), key.key());
      assertEquals("k2", key.id());
      assertEquals(JWSAlgorithm.RS256, key.algorithm());
    }
  }

  @ParameterizedTest
  @CsvSource({"P-256, ES256", "P-384, ES384", "P-521, ES512"})
  void an_ec_key_may_be_pem_or_a_jwk(String curve, String algorithm) throws Exception {
    var jwk = new ECKeyGenerator(Curve.parse(curve)).keyID("k1").generate();

    for (var text : new String[] {jwk.toJSONString(), pem(jwk.toPrivateKey())}) {
      var key = SigningKey.read(text, "k2");
      assertEquals(jwk.toPrivateKey(), key.key());
      assertEquals(algorithm, key.algorithm().getName());
      assertTrue(key.signer().supportedJWSAlgorithms().contains(key.algorithm()));
    }
  }

  @Test
  void a_jwk_may_bring_its_name() throws Exception {
    var jwk = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();

    assertEquals("k1", SigningKey.read(jwk.toJSONString(), null).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "{",
        "{}",
        "{\"kty\":\"RSA\"}",
        "-----BEGIN RSA PRIVATE KEY-----\nczNjcmV0\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nczNjcmV0\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nczNjcmV0\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----"
      })
  void anything_else_is_refused_and_not_quoted(String text) {
    assertRefused(text);
  }

  @Test
  void a_key_that_cannot_sign_is_refused() throws Exception {
    var rsa = new RSAKeyGenerator(2048).generate();
    assertRefused(rsa.toPublicJWK().toJSONString());
    assertRefused(new OctetSequenceKey.Builder(new byte[32]).build().toJSONString());
    assertRefused("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"AA\",\"x\":\"AA\"}");
  }

  @Test
  void a_key_too_weak_for_its_algorithm_is_refused() throws Exception {
    JWK weak = new RSAKeyGenerator(1024, true).generate();

    assertRefused(weak.toJSONString());
  }

  @Test
  void a_key_on_another_curve_is_refused() {
    assertRefused(
        "{\"kty\":\"EC\",\"crv\":\"secp256k1\","
            + "\"x\":\"eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g\","
            + "\"y\":\"SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg\","
            + "\"d\":\"AQ\"}");
  }

  @Test
  void prints_its_name_only() throws JOSEException {
    var key = SigningKey.read(new ECKeyGenerator(Curve.P_256).generate().toJSONString(), "k1");

    assertEquals("SigningKey[id=k1]", key.toString());
  }

  private static void assertRefused(String text) {
    var error = assertThrows(IllegalArgumentException.class, () -> SigningKey.read(text, "k1"));

    assertTrue(error.getMessage().startsWith("is no "), error.getMessage());
    assertFalse(error.getMessage().contains("s3cret"), error.getMessage());
  }

  private static String pem(PrivateKey key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PRIVATE KEY-----";
  }
}
