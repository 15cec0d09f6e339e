package io.offboard.store;

import io.offboard.account.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that encrypts secrets in the store, and the id that stands beside what it encrypted.
 *
 * @param id made of the key, which cannot be found from it
 * @param key for AES-256
 */
record StoreKey(String id, SecretKey key) {
  private static final int BYTES = 32;

  /**
   * Reads a key.
   *
   * @param property which setting it comes from, for the message
   * @param base64 the key
   * @return the key
   * @throws StoreSettingsException if it is not 32 bytes in base64
   */
  static StoreKey of(String property, Secret base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64.reveal().strip());
      if (bytes.length == BYTES) {
        return new StoreKey(id(bytes), new SecretKeySpec(bytes, "AES"));
      }
    } catch (IllegalArgumentException e) {
      throw notAKey(property, new IllegalArgumentException("not base64"));
    }
    throw notAKey(property, null);
  }

  /** A new key, in base64. */
  static Secret random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(Base64.getEncoder().encodeToString(bytes));
  }

  private static StoreSettingsException notAKey(String property, Throwable cause) {
    return new StoreSettingsException(
        "%s has to be 32 bytes in base64: make one with `openssl rand -base64 32`."
            .formatted(property),
        cause);
  }

  private static String id(byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("offboard.store.key".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(key), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Not the key itself. */
  @Override
  public String toString() {
    return id;
  }
}
