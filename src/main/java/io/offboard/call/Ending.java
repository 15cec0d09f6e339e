package io.offboard.call;

import io.offboard.CallResult;
import io.offboard.Outcome;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import java.util.Optional;

/**
 * How a call ended, as audit and metrics say it.
 *
 * @param outcome what became of the user, or what was asked; {@code failed} where nothing was
 *     changed
 * @param status of the answer
 * @param error what the caller is told instead of a result
 */
public record Ending(String outcome, int status, Optional<OffboardException> error) {
  private static final String FAILED = "failed";

  /**
   * The ending of a call.
   *
   * @param call the call
   * @param body what came of it: a {@link CallResult} or an {@link OffboardException}
   * @return its ending
   */
  public static Ending of(Call call, Object body) {
    if (body instanceof CallResult result) {
      return new Ending(result.label(), result.statusCode(), Optional.empty());
    }
    var error = (OffboardException) body;
    var failed = call.operation() == Operation.DRY_RUN ? Operation.DRY_RUN.label() : FAILED;
    return new Ending(told(error).orElse(failed), error.statusCode(), Optional.of(error));
  }

  /**
   * What an error still tells about the user; most errors mean that nothing was changed.
   *
   * @param error the error
   * @return an outcome in lower case
   */
  public static Optional<String> told(OffboardException error) {
    if (error instanceof OutcomeUnknownException) {
      return Optional.of("unknown");
    }
    return error instanceof AnswerNotMappableException notMappable
        ? Optional.ofNullable(notMappable.outcome()).map(Outcome::label)
        : Optional.empty();
  }
}
