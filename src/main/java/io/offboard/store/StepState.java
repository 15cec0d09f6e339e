package io.offboard.store;

import java.util.Locale;

/** How far one account of a leaver has come. */
public enum StepState {
  /** Not begun, or behind an earlier stage. */
  PENDING,
  /** Tried, and to be tried again. */
  WAITING,
  /** The user is deactivated, with a proof. */
  DONE,
  /** The account has nobody with the leaver's address. */
  NOT_FOUND,
  /** Refused in a way that a repeat does not mend. */
  FAILED,
  /** The time after which the leaver is given up is over. */
  GAVE_UP;

  /** Whether there is something left to do. */
  public boolean isOpen() {
    return this == PENDING || this == WAITING;
  }

  /** Whether nobody has to look after it. */
  public boolean isGood() {
    return this == DONE || this == NOT_FOUND;
  }

  /** The word in answers and in the store, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StepState of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
