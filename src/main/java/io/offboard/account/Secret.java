package io.offboard.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A credential. It prints as a mask, so that it reaches no log, error or page by accident. */
public final class Secret {
  /** What stands in the place of a credential wherever text is shown. */
  public static final String MASK = "***";

  private final String value;

  /**
   * Keeps a credential.
   *
   * @param value the credential itself, not empty
   */
  public Secret(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    this.value = value;
  }

  /**
   * The credential itself: only for the request that needs it.
   *
   * @return the value
   */
  public String reveal() {
    return value;
  }

  /**
   * Whether a text is this credential; takes the same time wherever the two differ.
   *
   * @param candidate the text to compare
   * @return true if both are equal
   */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(sha256(value), sha256(candidate));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
