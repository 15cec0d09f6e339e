package io.offboard.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the secrets in the database with AES-256-GCM. Each is bound to its row, so that one that
 * was moved to another row cannot be read. Safe for use by many threads.
 *
 * <p>Each has a random nonce of 96 bits, which may be relied on for 2^32 secrets a key.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-38D">NIST SP 800-38D, section 8.3</a>
 */
final class SecretSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, StoreKey> keys = new HashMap<>();
  private final StoreKey current;

  /**
   * Encrypts.
   *
   * @param current encrypts and decrypts
   * @param old only decrypts; null if there is none
   */
  SecretSeal(StoreKey current, StoreKey old) {
    this.current = current;
    if (old != null) {
      keys.put(old.id(), old);
    }
    keys.put(current.id(), current);
  }

  /** The ids of the keys that decrypt. */
  Set<String> keyIds() {
    return keys.keySet();
  }

  /**
   * Encrypts a secret.
   *
   * @param plain the secret
   * @param row where it is going to stand
   * @return what the database may hold
   */
  Sealed seal(byte[] plain, Row row) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, row).doFinal(plain);
      var bytes = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return new Sealed(current.id(), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES in GCM.", e);
    }
  }

  /**
   * Decrypts a secret.
   *
   * @param sealed what the database holds
   * @param row where it stands
   * @return the secret
   * @throws UnreadableSecretException if its key is not known, or it is not what was encrypted here
   */
  byte[] open(Sealed sealed, Row row) {
    var key = keys.get(sealed.keyId());
    if (key == null) {
      throw UnreadableSecretException.otherKey(sealed.keyId());
    }
    if (sealed.bytes().length < NONCE_BYTES) {
      throw UnreadableSecretException.changed(row.table(), null);
    }
    var bytes = ByteBuffer.wrap(sealed.bytes());
    var nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    var rest = new byte[bytes.remaining()];
    bytes.get(rest);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(rest);
    } catch (GeneralSecurityException e) {
      throw UnreadableSecretException.changed(row.table(), e);
    }
  }

  private static Cipher cipher(int mode, StoreKey key, byte[] nonce, Row row)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(row.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /**
   * A row of the database.
   *
   * @param table its table
   * @param identity what tells it from the table's other rows; nothing in it has a line end
   */
  record Row(String table, String identity) {
    @Override
    public String toString() {
      return table + "\n" + identity;
    }
  }
}
