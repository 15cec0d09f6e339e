package io.offboard.error;

/** The user may or may not be deactivated; nobody can say (504). */
public class OutcomeUnknownException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /** Says that it is unclear, and that repeating is safe. */
  public OutcomeUnknownException() {
    this(null);
  }

  /**
   * Says that it is unclear, and that repeating is safe.
   *
   * @param cause what went wrong in the service itself; for the log only
   */
  public OutcomeUnknownException(Throwable cause) {
    super(
        504,
        "It is unclear whether the user is deactivated: the vendor gave no clear answer."
            + " Repeating the call is safe.",
        cause);
  }
}
