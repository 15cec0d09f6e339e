package io.offboard.call;

import io.offboard.CallResult;
import io.offboard.Outcome;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.error.InternalException;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import java.util.Optional;

/**
 * How a call ended, as audit and metrics say it.
 *
 * @param outcome what became of the user, or what was asked; {@code failed} where nothing was
 *     changed
 * @param status of the answer
 * @param error what the caller is told instead of a result; null if there is one
 */
public record Ending(String outcome, int status, OffboardException error) {
  private static final String FAILED = "failed";

  /**
   * A call ended with a result.
   *
   * @param result what is answered
   * @return its ending
   */
  public static Ending of(CallResult result) {
    return new Ending(result.label(), result.statusCode(), null);
  }

  /**
   * A call ended with an error.
   *
   * @param call the call
   * @param error what is answered
   * @return its ending
   */
  public static Ending of(Call call, OffboardException error) {
    var failed = call.operation() == Operation.DRY_RUN ? Operation.DRY_RUN.label() : FAILED;
    return new Ending(outcome(error).orElse(failed), error.statusCode(), error);
  }

  /**
   * What is answered where something was thrown: no more than is known, and no less.
   *
   * @param call the call
   * @param thrown whatever a route threw
   * @return the same, if it is one of ours
   */
  public static OffboardException error(Call call, Throwable thrown) {
    if (thrown instanceof OffboardException known) {
      return known;
    }
    if (call.outcome() != null) {
      return new AnswerNotMappableException(call.outcome(), thrown);
    }
    return call.progress().attempts() > 0
        ? new OutcomeUnknownException(thrown)
        : new InternalException(thrown);
  }

  /**
   * What an error still tells about the user; most errors mean that nothing was changed.
   *
   * @param error the error
   * @return the word for it, as in {@code Offboard-Outcome}
   */
  public static Optional<String> outcome(OffboardException error) {
    if (error instanceof OutcomeUnknownException) {
      return Optional.of("unknown");
    }
    return error instanceof AnswerNotMappableException notMappable
        ? Optional.ofNullable(notMappable.outcome()).map(Outcome::label)
        : Optional.empty();
  }
}
