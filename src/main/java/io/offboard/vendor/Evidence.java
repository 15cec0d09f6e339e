package io.offboard.vendor;

/** What a read-back says about the user. */
public enum Evidence {
  /** The vendor shows the user as deactivated. */
  PROOF,
  /** The vendor shows the user as not deactivated. */
  CONTRARY,
  /** The vendor has no such user. */
  NO_USER,
  /** The read-back failed. */
  NONE
}
