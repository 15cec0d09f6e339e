package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What {@code direct:users.deactivate} answers.
 *
 * @param outcome what is known about the user
 * @param body the user in the format that was asked for
 * @param warnings what went wrong beside the deactivation, for example {@code
 *     sessions-not-revoked}; usually empty
 */
public record DeactivateResult(Outcome outcome, JsonNode body, List<String> warnings)
    implements CallResult {

  /** Copies the warnings. */
  public DeactivateResult {
    warnings = List.copyOf(warnings);
  }

  @Override
  public String label() {
    return outcome.label();
  }

  @Override
  public int statusCode() {
    return outcome.statusCode();
  }
}
