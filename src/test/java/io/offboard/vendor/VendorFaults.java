package io.offboard.vendor;

import java.io.IOException;

/** Makes faults for tests outside of this package. */
public final class VendorFaults {
  private VendorFaults() {}

  public static VendorFault of(VendorAnswer.Fault fault) {
    var cause = new IOException("lost");
    return switch (fault) {
      case NOT_SENT -> VendorFault.of(false, false, cause);
      case NO_ANSWER -> VendorFault.of(true, false, cause);
      case UNREADABLE -> VendorFault.of(true, true, cause);
    };
  }
}
