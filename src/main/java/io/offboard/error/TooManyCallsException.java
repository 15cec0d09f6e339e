package io.offboard.error;

/** The service itself refuses a call for now; nothing was sent to a vendor (429 or 503). */
public class TooManyCallsException extends OffboardException {
  private static final long serialVersionUID = 1L;

  private TooManyCallsException(int statusCode, String message, long retryAfterSeconds) {
    super(statusCode, message, null);
    retryAfterSeconds(retryAfterSeconds);
  }

  /**
   * The vendor's rate limit is known to be used up (429).
   *
   * @param retryAfterSeconds until the limit is reset
   * @return the error
   */
  public static TooManyCallsException rateLimit(long retryAfterSeconds) {
    var error =
        new TooManyCallsException(
            429,
            "The vendor's rate limit is used up, nothing was sent: repeat the call later.",
            retryAfterSeconds);
    error
        .insights()
        .put("rate_limit_error", new Insight("The vendor's rate limit is used up.", null));
    return error;
  }

  /**
   * Too many calls are in flight (503).
   *
   * @return the error
   */
  public static TooManyCallsException inFlight() {
    return new TooManyCallsException(
        503, "Too many calls are in flight, nothing was sent: repeat the call later.", 1);
  }
}
