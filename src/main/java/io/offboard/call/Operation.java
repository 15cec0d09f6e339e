package io.offboard.call;

import java.util.Locale;

/** What kinds of calls there are. */
public enum Operation {
  /** Deactivates a user. */
  DEACTIVATE,
  /** Tells what a deactivation would do. */
  DRY_RUN,
  /** Lists users. */
  LIST,
  /** Reads one user. */
  GET;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The word for it in the audit line, in lower case. */
  public String label() {
    return label;
  }
}
