package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What one of the doors answers to a call that succeeded. */
public sealed interface CallResult
    permits DeactivateResult, DryRunResult, GetUserResult, ListUsersResult {
  /**
   * The outcome in the audit line, in lower case; where something was asked about a deactivation,
   * also that in {@code Offboard-Outcome}.
   */
  String label();

  /** The HTTP status of the answer: 200 or 202. */
  int statusCode();

  /** The JSON of the answer. */
  JsonNode body();

  /** What went wrong beside, as {@code Offboard-Warning} names it; usually empty. */
  default List<String> warnings() {
    return List.of();
  }
}
