package io.offboard.error;

/** The caller hung up before anything was sent that changes a user (499, which nobody reads). */
public class CallerGoneException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /** Says that nothing happened. */
  public CallerGoneException() {
    super(499, "The caller hung up before the deactivation began, nothing was sent.", null);
  }
}
