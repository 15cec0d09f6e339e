package io.offboard.client;

import io.offboard.client.VendorAnswer.Fault;
import java.io.IOException;

/** A vendor call that brought no whole answer. */
public final class VendorFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  private VendorFault(Fault fault, Throwable cause) {
    super(fault.name(), cause);
    this.fault = fault;
  }

  /**
   * Tells the faults apart by how far the call came.
   *
   * @param sent whether the request may have reached the vendor
   * @param late whether the time limit ended the call
   * @param answered whether an answer began
   * @param cause what ended the call
   * @return the fault
   */
  public static VendorFault of(boolean sent, boolean late, boolean answered, Throwable cause) {
    if (!sent) {
      return new VendorFault(Fault.NOT_SENT, cause);
    }
    if (late) {
      return new VendorFault(Fault.TIMED_OUT, cause);
    }
    return new VendorFault(answered ? Fault.UNREADABLE : Fault.NO_ANSWER, cause);
  }

  /** How far the call came. */
  public Fault fault() {
    return fault;
  }
}
