package io.offboard.error;

import io.offboard.Outcome;

/** What the vendor answered could not be mapped (500). */
public class AnswerNotMappableException extends OffboardException {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  /**
   * Says what happened in spite of the error.
   *
   * @param outcome what is known about the user; null for a call that changes nothing
   * @param cause why the answer could not be mapped; for the log only
   */
  public AnswerNotMappableException(Outcome outcome, Throwable cause) {
    super(
        500,
        happened(outcome)
            + ", but the vendor's answer could not be mapped:"
            + " ask for truto_response_format=raw, or mend the transform.",
        cause);
    this.outcome = outcome;
  }

  private static String happened(Outcome outcome) {
    if (outcome == null) {
      return "Nothing was changed";
    }
    return outcome == Outcome.PENDING ? "The user is being deactivated" : "The user is deactivated";
  }

  /**
   * What happened to the user.
   *
   * @return the outcome, which stands although the answer could not be made; null for a call that
   *     changes nothing
   */
  public Outcome outcome() {
    return outcome;
  }
}
