package io.offboard.call;

import io.offboard.error.AnswerNotMappableException;
import io.offboard.error.InternalException;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;

/** Whatever a route threw, as an error that tells no more than is known, and no less. */
public final class CallErrors {
  private CallErrors() {}

  /**
   * The error of a call.
   *
   * @param call the call
   * @param caught what was thrown
   * @return the same, if it is one of ours
   */
  public static OffboardException of(Call call, Throwable caught) {
    if (caught instanceof OffboardException known) {
      return known;
    }
    if (call.outcome() != null) {
      return new AnswerNotMappableException(call.outcome(), caught);
    }
    return call.progress().attempts() > 0
        ? new OutcomeUnknownException(caught)
        : new InternalException(caught);
  }
}
