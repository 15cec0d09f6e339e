package io.offboard.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;

/**
 * A private key that signs client assertions.
 *
 * @param id the key's name at the vendor ({@code kid})
 * @param key an RSA key, or an EC key on P-256, P-384 or P-521
 */
public record SigningKey(String id, PrivateKey key) {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /**
   * Reads a key.
   *
   * @param text a JWK, or PEM in PKCS#8
   * @param id the key's name; null to take it from the JWK
   * @return the key
   * @throws IllegalArgumentException if the text is no such key or the name is missing; its message
   *     is the end of a sentence and tells nothing of the key
   */
  static SigningKey read(String text, String id) {
    try {
      return (text.startsWith("{") ? ofJwk(JWK.parse(text), id) : new SigningKey(id, ofPem(text)))
          .checked();
    } catch (ParseException | JOSEException | GeneralSecurityException e) {
      throw new IllegalArgumentException("is no private key as PEM (PKCS#8) or JWK");
    }
  }

  private static SigningKey ofJwk(JWK jwk, String id) throws JOSEException {
    if (!(jwk instanceof AsymmetricJWK asymmetric) || !jwk.isPrivate()) {
      throw new IllegalArgumentException("is no private key");
    }
    return new SigningKey(id == null ? jwk.getKeyID() : id, asymmetric.toPrivateKey());
  }

  private static PrivateKey ofPem(String text) throws GeneralSecurityException {
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new IllegalArgumentException(
          "is no PEM that begins with " + BEGIN + " (PKCS#8, not encrypted)");
    }
    var base64 = text.substring(BEGIN.length(), text.length() - END.length());
    var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(encoded);
    } catch (GeneralSecurityException e) {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    }
  }

  /** Refuses now what could not sign later. */
  private SigningKey checked() throws JOSEException {
    try {
      if (signer().supportedJWSAlgorithms().contains(algorithm())) {
        return this;
      }
    } catch (IllegalArgumentException e) {
      // The library's text is no end of a sentence.
    }
    throw new IllegalArgumentException(
        "is no RSA key of at least 2048 bits and no EC key on P-256, P-384 or P-521");
  }

  /**
   * The signature algorithm that fits the key.
   *
   * @return RS256 for RSA; ES256, ES384 or ES512 for EC
   */
  public JWSAlgorithm algorithm() {
    if (!(key instanceof ECPrivateKey ec)) {
      return JWSAlgorithm.RS256;
    }
    return switch (ec.getParams().getOrder().bitLength()) {
      case 256 -> JWSAlgorithm.ES256;
      case 384 -> JWSAlgorithm.ES384;
      default -> JWSAlgorithm.ES512;
    };
  }

  /**
   * Signs.
   *
   * @return a signer with this key
   * @throws JOSEException if the key does not fit its algorithm
   */
  public JWSSigner signer() throws JOSEException {
    return key instanceof ECPrivateKey ec
        ? new ECDSASigner(key, Curve.forECParameterSpec(ec.getParams()))
        : new RSASSASigner(key);
  }

  /** The key's name, never the key. */
  @Override
  public String toString() {
    return "SigningKey[id=" + id + "]";
  }
}
