package io.offboard.error;

/** Something in the service itself went wrong, before anything was sent to a vendor (500). */
public class InternalException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /**
   * Hides what went wrong from the caller.
   *
   * @param cause for the log only
   */
  public InternalException(Throwable cause) {
    super(
        500,
        "The service failed before anything was sent: give its operator the Offboard-Request-Id.",
        cause);
  }
}
