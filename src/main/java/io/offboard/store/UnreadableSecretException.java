package io.offboard.store;

import io.offboard.error.OffboardException;

/** Something in the store cannot be decrypted (500): it has another key, or was tampered with. */
public final class UnreadableSecretException extends OffboardException {
  private static final long serialVersionUID = 1L;

  private UnreadableSecretException(String message, Throwable cause) {
    super(500, message, cause);
  }

  static UnreadableSecretException otherKey(String keyId) {
    return new UnreadableSecretException(
        "The store holds a secret encrypted with the key %s: give that as offboard.store.old-key."
            .formatted(keyId),
        null);
  }

  static UnreadableSecretException changed(String place, Throwable cause) {
    return new UnreadableSecretException(
        "A secret in the store's table %s was changed from outside: delete its row."
            .formatted(place),
        cause);
  }
}
