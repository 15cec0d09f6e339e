package io.offboard.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call that did not end in a success. The message is one sentence that tells the caller what to
 * do; it never holds a credential.
 */
public abstract class OffboardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int statusCode;
  private Long retryAfterSeconds;
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
   * After how many seconds the call may be repeated.
   *
   * @return at least 1; nothing if nobody says
   */
  public Optional<Long> retryAfterSeconds() {
    return Optional.ofNullable(retryAfterSeconds);
  }

  /**
   * Says when the call may be repeated.
   *
   * @param seconds at least 1
   */
  public void retryAfterSeconds(long seconds) {
    retryAfterSeconds = seconds;
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
