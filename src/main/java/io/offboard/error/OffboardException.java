package io.offboard.error;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that did not end in a success. The message is one sentence that tells the caller what to
 * do; it never holds a credential.
 */
public abstract class OffboardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int statusCode;
  private final transient Map<String, Insight> insights = new LinkedHashMap<>();

  /**
   * Makes an error.
   *
   * @param statusCode the HTTP status that stands for this error
   * @param message one sentence that tells the caller what to do
   * @param cause what led to it, or null; it is never shown to the caller
   */
  protected OffboardException(int statusCode, String message, Throwable cause) {
    super(message, cause);
    this.statusCode = statusCode;
  }

  /**
   * The HTTP status that stands for this error.
   *
   * @return a status of 400 or more
   */
  public int statusCode() {
    return statusCode;
  }

  /**
   * The entries of {@code truto_error_insight}.
   *
   * @return by key, in the order in which they were added; empty if none applies
   */
  public Map<String, Insight> insights() {
    return insights;
  }
}
