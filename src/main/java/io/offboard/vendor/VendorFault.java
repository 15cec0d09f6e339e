package io.offboard.vendor;

import java.io.IOException;

/** A vendor call that brought no whole answer. */
public final class VendorFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final VendorAnswer.Fault fault;

  private VendorFault(VendorAnswer.Fault fault, Throwable cause) {
    super(fault.name(), cause);
    this.fault = fault;
  }

  /**
   * Tells the faults apart by how far the call came.
   *
   * @param sent whether the request may have reached the vendor
   * @param answered whether an answer began in time
   * @param cause what ended the call
   * @return the fault
   */
  static VendorFault of(boolean sent, boolean answered, Throwable cause) {
    if (!sent) {
      return new VendorFault(VendorAnswer.Fault.NOT_SENT, cause);
    }
    return new VendorFault(
        answered ? VendorAnswer.Fault.UNREADABLE : VendorAnswer.Fault.NO_ANSWER, cause);
  }

  /** How far the call came. */
  public VendorAnswer.Fault fault() {
    return fault;
  }
}
