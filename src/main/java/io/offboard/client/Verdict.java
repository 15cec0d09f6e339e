package io.offboard.client;

/** What one vendor call says about the change that was asked for. */
public enum Verdict {
  /** The vendor says yes; a read-back proves it. */
  ACCEPTED,
  /** The vendor says that it is done: its word is the proof. */
  PROVEN,
  /** The vendor refused in a way that it also refuses a user who is inactive already. */
  PERHAPS_INACTIVE,
  /**
   * The vendor refused in words that it may also have for a user who is inactive already: a read
   * tells whether it is so, and if that does not, the refusal stands.
   */
  REFUSED_UNLESS_INACTIVE,
  /** The vendor wants the write made on the user's document as it is now: nothing was changed. */
  OUTDATED,
  /** The vendor refused: nothing was changed. */
  REFUSED,
  /** The vendor refused for now, because of its rate limit: nothing was changed. */
  RATE_LIMITED,
  /** There was no connection: nothing was sent. */
  NOT_SENT,
  /** The vendor may or may not have done it. */
  UNCLEAR
}
