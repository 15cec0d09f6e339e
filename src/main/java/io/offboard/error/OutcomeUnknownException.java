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
    this("the vendor gave no clear answer", cause);
  }

  /**
   * Says that it is unclear, and why, and that repeating is safe.
   *
   * @param why what the vendor did, as the sentence goes on; no name and no id of anybody
   * @param cause what went wrong in the service itself; for the log only
   */
  public OutcomeUnknownException(String why, Throwable cause) {
    super(
        504,
        "It is unclear whether the user is deactivated: %s. Repeating the call is safe."
            .formatted(why),
        cause);
  }
}
