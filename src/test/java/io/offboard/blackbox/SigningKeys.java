package io.offboard.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.offboard.util.Json;
import java.util.Base64;

/** Keys of Okta service apps, made for this run. */
final class SigningKeys {
  static final RSAKey RSA;
  static final ECKey EC;

  static {
    try {
      RSA = new RSAKeyGenerator(2048).keyID("kid-1").generate();
      EC = new ECKeyGenerator(Curve.P_256).keyID("kid-1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private SigningKeys() {}

  /** The setting of an account that uses a key. */
  static String oauth(String clientId, String key, String... more) {
    try {
      var quoted = Json.MAPPER.writeValueAsString(key);
      var settings = more.length == 0 ? "" : ", " + String.join(", ", more);
      return "oauth: {client_id: %s, private_key: %s%s}".formatted(clientId, quoted, settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(AsymmetricJWK key) throws JOSEException {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(key.toPrivateKey().getEncoded()));
  }
}
