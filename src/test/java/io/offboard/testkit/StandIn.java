package io.offboard.testkit;

import io.offboard.account.IntegratedAccount;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** What the test kit knows of one vendor: its built-in stand-in, and how it is called. */
interface StandIn {
  /** Starts the stand-in with its seed state. */
  Running start(Clock clock) throws IOException;

  /** The integrated account of a vendor at that address. */
  IntegratedAccount account(URI address);

  /** A user whose deactivation simply works. */
  String readyUserId();

  /** Someone who may complete an offboarding; null if the vendor asks for nobody. */
  String actor();

  /** Whether a request is the vendor's deactivate call. */
  boolean isDeactivation(RecordedRequest request);

  /** How the vendor refuses a call too many, in its own words. */
  HttpAnswer rateLimited(Clock clock, Duration untilReset);

  /** A stand-in that runs: where, and how it is stopped. */
  record Running(URI address, Runnable stop) {}
}
