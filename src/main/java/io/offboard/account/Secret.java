package io.offboard.account;

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
