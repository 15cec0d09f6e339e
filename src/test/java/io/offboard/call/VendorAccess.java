package io.offboard.call;

import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorFault;
import java.io.IOException;

/** Opens what is package-private here to the tests of routes. */
public final class VendorAccess {
  private VendorAccess() {}

  public static Evidence evidence(Call call) {
    return call.progress().evidence();
  }

  public static void attempting(Call call) {
    call.progress().attempting();
  }

  public static VendorFault fault(VendorAnswer.Fault fault) {
    var cause = new IOException("lost");
    return switch (fault) {
      case NOT_SENT -> VendorFault.of(false, false, false, cause);
      case TIMED_OUT -> VendorFault.of(true, true, false, cause);
      case NO_ANSWER -> VendorFault.of(true, false, false, cause);
      case UNREADABLE -> VendorFault.of(true, false, true, cause);
      case OF_ANOTHER -> throw new IllegalArgumentException("An answer arrived.");
    };
  }
}
