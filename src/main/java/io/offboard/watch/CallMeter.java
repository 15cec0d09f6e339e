package io.offboard.watch;

import io.offboard.call.Call;
import io.offboard.call.Ending;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.store.LeaverCounts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Counts and times calls, what is done for them, and leavers. Safe for use by many threads. This
 * one notes nothing: what is not of interest needs no method.
 */
public interface CallMeter {
  /** Where nobody wants to know. */
  CallMeter NONE = new CallMeter() {};

  /**
   * A call is over.
   *
   * @param call the call
   * @param ending how it ended
   */
  default void called(Call call, Ending ending) {}

  /**
   * A request to a vendor is over.
   *
   * @param integration of the account
   * @param kind what the request was for
   * @param answer what came back
   * @param took from the sending
   */
  default void vendorCalled(String integration, Kind kind, VendorAnswer answer, Duration took) {}

  /** A request to a vendor is made again that failed before in the same call. */
  default void vendorRetried() {}

  /**
   * A call was refused that may be right.
   *
   * @param why the reason
   */
  default void refused(Refusal why) {}

  /** A client got another access token after its first. */
  default void tokenRenewed() {}

  /** An answer was given again to the same idempotency key. */
  default void replayed() {}

  /** A call could not be recorded in the store. */
  default void auditFailed() {}

  /**
   * Watches how many calls are in flight.
   *
   * @param count gives their number; asked now and then
   */
  default void inFlight(IntSupplier count) {}

  /**
   * A step of a leaver is proven, and recorded by this process.
   *
   * @param integration of the account
   * @param took from the beginning of the leaver
   */
  default void proven(String integration, Duration took) {}

  /**
   * Tells how many leavers there are.
   *
   * @param counts what was counted just now; empty if nobody knows
   */
  default void leavers(Optional<LeaverCounts> counts) {}
}
