package io.offboard.call;

/** What a read-back says about the user. */
public enum Evidence {
  /** The vendor shows the user as deactivated. */
  PROOF,
  /** The vendor shows the user on the way to being deactivated. */
  IN_TRANSITION,
  /** The vendor shows the user as not deactivated. */
  CONTRARY,
  /** The vendor does not show the user as deactivated, which it may do late. */
  NOT_SHOWN,
  /** The vendor says that the user does not exist any more: a proof, if it accepted the change. */
  GONE,
  /** The vendor has no such user. */
  NO_USER,
  /** The vendor does not let us read, now or later. */
  FORBIDDEN,
  /** The read-back failed; another may succeed. */
  NONE;

  /**
   * Whether reading again can show more.
   *
   * @return false where the vendor answered that it will not
   */
  public boolean mayChange() {
    return this != GONE && this != NO_USER && this != FORBIDDEN;
  }
}
