package io.offboard.examples.employee;

import java.util.regex.Pattern;

/**
 * A termination event as it came in.
 *
 * @param id names the leaver's file from now on; null if there is a flaw
 * @param flaw why the event is of no use, in one sentence; null if it is fine
 */
public record TerminationEvent(String id, String flaw) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  static TerminationEvent flawed(String flaw) {
    return new TerminationEvent(null, flaw);
  }

  /** Checks what the steps rely on. The id becomes a file's name, so it must not be a path. */
  static TerminationEvent of(Leaver leaver) {
    if (leaver.eventId() == null || !ID.matcher(leaver.eventId()).matches()) {
      return flawed(
          "Its event_id must be 1 to 100 of A-Z a-z 0-9 . _ - and begin with a letter or digit.");
    }
    if (isBlank(leaver.employee())
        || isBlank(leaver.oktaUser())
        || isBlank(leaver.vantaPerson())
        || isBlank(leaver.actor())) {
      return flawed(
          "It must have employee, okta_user, vanta_person and actor, none of them empty.");
    }
    if (!leaver.steps().isEmpty() || leaver.result() != null) {
      return flawed("It must not have steps or a result: they are what this flow adds.");
    }
    return new TerminationEvent(leaver.eventId(), null);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
