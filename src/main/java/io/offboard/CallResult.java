package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What one of the doors answers to a call that succeeded. */
public sealed interface CallResult permits DeactivateResult, DryRunResult {
  /** The word in {@code Offboard-Outcome} and in the audit line, in lower case. */
  String label();

  /** The HTTP status of the answer: 200 or 202. */
  int statusCode();

  /** The JSON of the answer. */
  JsonNode body();

  /** What went wrong beside, as {@code Offboard-Warning} names it; usually empty. */
  List<String> warnings();
}
