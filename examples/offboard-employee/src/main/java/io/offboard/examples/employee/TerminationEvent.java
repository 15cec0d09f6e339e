package io.offboard.examples.employee;

import java.util.regex.Pattern;

/**
 * A termination event as it came in.
 *
 * @param leaver what it says; null if there is a flaw
 * @param flaw why the event is of no use, in one sentence; null if it is fine
 */
public record TerminationEvent(Leaver leaver, String flaw) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * The event's id, of an event without a flaw.
   *
   * @return what names the leaver's file from now on
   */
  public String id() {
    return leaver.eventId();
  }

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
    if (!leaver.steps().isEmpty() || leaver.result() != null || leaver.reportedAt() != null) {
      return flawed(
          "It must not have steps, a result or reported_at: they are what this flow adds.");
    }
    return new TerminationEvent(leaver, null);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
