package io.offboard;

/** What is known about the user after a call that succeeded. */
public enum Outcome {
  /** The vendor accepted the deactivation, and the proof holds where one is asked for. */
  DEACTIVATED("deactivated", 200),
  /** The user had been deactivated before this call. */
  ALREADY_INACTIVE("already_inactive", 200),
  /** The vendor accepted, but the read-back does not show it yet. */
  PENDING("pending", 202);

  private final String label;
  private final int statusCode;

  Outcome(String label, int statusCode) {
    this.label = label;
    this.statusCode = statusCode;
  }

  /**
   * The word used in {@code Offboard-Outcome} and in the audit line.
   *
   * @return the outcome in lower case
   */
  public String label() {
    return label;
  }

  /**
   * The HTTP status of an answer with this outcome.
   *
   * @return 200 or 202
   */
  public int statusCode() {
    return statusCode;
  }
}
