package io.offboard.settle;

import io.offboard.error.VendorErrorException;

/** Why something failed, for the log: a vendor's own words may name people, or look like a line. */
final class LoggedReason {
  private LoggedReason() {}

  static String of(Exception cause) {
    return cause instanceof VendorErrorException error
        ? "the vendor's error " + error.statusCode()
        : cause.getMessage();
  }
}
