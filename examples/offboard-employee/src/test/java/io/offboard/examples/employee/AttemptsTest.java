package io.offboard.examples.employee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.error.OutcomeUnknownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Leaver LEAVER =
      new Leaver("hr-1", "E1", "u", "p", "a", Map.of(), null, null);

  @Test
  void a_user_who_is_deactivated_counts_as_such_although_the_answer_could_not_be_mapped() {
    var error = new AnswerNotMappableException(Outcome.DEACTIVATED, null);

    var leaver = at(START).putOff(LEAVER, "okta", error);

    assertTrue(leaver.isSettled("okta"), "nothing left to try");
    assertEquals("deactivated", leaver.steps().get("okta").outcome());
    assertEquals(error.getMessage(), leaver.steps().get("okta").message());
  }

  @Test
  void a_warning_gets_into_the_report() {
    var result = new DeactivateResult(Outcome.DEACTIVATED, null, List.of("sessions-not-revoked"));

    var leaver = at(START).accepted(LEAVER, "okta", result);

    assertEquals(List.of("sessions-not-revoked"), leaver.steps().get("okta").warnings());
  }

  @Test
  void a_step_is_given_up_when_the_time_since_the_first_attempt_is_over() {
    var error = new OutcomeUnknownException();
    var first = at(START).putOff(LEAVER, "okta", error);

    var before = at(START.plusSeconds(3599)).putOff(first, "okta", error);
    var after = at(START.plusSeconds(3600)).putOff(before, "okta", error);

    assertFalse(before.isSettled("okta"), "still time");
    assertEquals("gave_up", after.steps().get("okta").outcome());
    assertEquals(3, after.steps().get("okta").attempts());
    assertEquals(START, after.steps().get("okta").firstAttemptAt());
  }

  private static Attempts at(Instant now) {
    return new Attempts(Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(1));
  }
}
