package io.offboard.examples.employee;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All that is known of one employee who leaves: the termination event, and what has come of each
 * step. A leaver's file holds this as JSON.
 *
 * @param eventId the id of the termination event; it also names the file
 * @param employee who leaves, in the words of the event: a name or a number
 * @param oktaUser the Okta user's id or login
 * @param vantaPerson the person at Vanta, by id or by e-mail address
 * @param actor the Vanta user who completes the offboarding, by id or by e-mail address
 * @param steps by name, in the order in which they were tried
 * @param result {@code complete} or {@code needs_attention}; null before the report
 * @param reportedAt when the report was made; null before
 */
public record Leaver(
    String eventId,
    String employee,
    String oktaUser,
    String vantaPerson,
    String actor,
    Map<String, Step> steps,
    String result,
    Instant reportedAt) {

  /** An event has no steps yet. */
  public Leaver {
    steps = new LinkedHashMap<>(Objects.requireNonNullElse(steps, Map.of()));
  }

  /**
   * Whether there is nothing left to try at a step.
   *
   * @param name the step
   * @return false also if it was never tried
   */
  public boolean isSettled(String name) {
    return steps.containsKey(name) && steps.get(name).settled();
  }

  /** The same leaver after an attempt at a step. */
  Leaver with(String name, Step step) {
    var changed = new LinkedHashMap<>(steps);
    changed.put(name, step);
    return new Leaver(eventId, employee, oktaUser, vantaPerson, actor, changed, result, reportedAt);
  }

  /** The same leaver with a verdict on all steps. */
  Leaver reported(Instant now) {
    var complete = steps.values().stream().allMatch(Step::succeeded);
    var verdict = complete ? "complete" : "needs_attention";
    return new Leaver(eventId, employee, oktaUser, vantaPerson, actor, steps, verdict, now);
  }

  /**
   * The leaver in one line.
   *
   * @return for the log
   */
  public String summary() {
    var outcomes =
        steps.entrySet().stream()
            .map(step -> step.getKey() + " " + step.getValue().outcome())
            .collect(Collectors.joining(", "));
    return "Offboarding of %s (%s): %s: %s".formatted(employee, eventId, result, outcomes);
  }
}
