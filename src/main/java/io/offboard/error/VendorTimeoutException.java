package io.offboard.error;

/** The vendor did not answer in time, and nothing was changed (504). */
public class VendorTimeoutException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /** Says that nothing happened. */
  public VendorTimeoutException() {
    super(504, "The vendor did not answer in time, nothing was changed: repeat the call.", null);
  }
}
