package io.offboard.store;

import io.offboard.error.OffboardException;

/**
 * The store did not do what it was asked for in time (503). Whether it did it after all is not
 * known; what is asked for again is not done twice.
 */
public final class StoreUnavailableException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /**
   * Says that the call may be repeated after a second.
   *
   * @param cause what the store did instead, for the log; null if there is nothing to say
   */
  public StoreUnavailableException(Throwable cause) {
    super(503, "The service's store cannot be used at the moment: repeat the call later.", cause);
    retryAfterSeconds(1);
  }
}
