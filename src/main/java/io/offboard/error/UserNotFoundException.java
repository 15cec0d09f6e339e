package io.offboard.error;

/** Nobody at the vendor has the e-mail address (404); nothing was changed. */
public final class UserNotFoundException extends OffboardException {
  private static final long serialVersionUID = 1L;

  private UserNotFoundException(String message) {
    super(404, message, null);
  }

  /**
   * The user to be deactivated was not found.
   *
   * @return the error
   */
  public static UserNotFoundException user() {
    return new UserNotFoundException("The vendor has no user with this e-mail address.");
  }

  /**
   * The person who completes the offboarding was not found.
   *
   * @return the error
   */
  public static UserNotFoundException actor() {
    return new UserNotFoundException(
        "The vendor has nobody who could be the actor with this e-mail address: give another actor.");
  }
}
