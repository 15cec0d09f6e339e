package io.offboard.error;

/** No connection to the vendor: nothing was sent (502). */
public class VendorUnreachableException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /**
   * Says that nothing happened.
   *
   * @param cause why there was no connection; null where it is not known
   */
  public VendorUnreachableException(Throwable cause) {
    super(502, "The vendor cannot be reached, nothing was sent: repeat the call later.", cause);
  }
}
