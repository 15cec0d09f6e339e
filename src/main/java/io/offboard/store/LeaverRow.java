package io.offboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands in the rows of leavers, their steps and their attempts. */
final class LeaverRow {
  static final Instant BEFORE_ALL = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant AFTER_ALL = Instant.parse("9999-12-31T00:00:00Z");

  private LeaverRow() {}

  static Object[] values(Leaver leaver) {
    return new Object[] {
      leaver.id(),
      leaver.fingerprint(),
      leaver.request(),
      leaver.state().label(),
      leaver.requestedBy(),
      leaver.createdAt(),
      leaver.startsAt(),
      leaver.giveUpAt()
    };
  }

  static Stream<Object[]> stepValues(Leaver leaver) {
    var steps = leaver.steps();
    return IntStream.range(0, steps.size())
        .mapToObj(
            place -> {
              var step = steps.get(place);
              return new Object[] {
                leaver.id(),
                step.account(),
                place,
                step.integration(),
                step.stage(),
                step.turn(),
                step.nextAttemptAt()
              };
            });
  }

  static Object[] values(String leaver, LeaverStep step) {
    return new Object[] {
      step.integration(),
      step.stage(),
      step.state().label(),
      step.turn(),
      step.attempts(),
      step.repeats(),
      step.firstAttemptAt(),
      step.nextAttemptAt(),
      step.provenAt(),
      step.outcome(),
      step.userId(),
      step.vendorRequestId(),
      text(step.message()),
      leaver,
      step.account()
    };
  }

  static Object[] values(String leaver, LeaverAttempt attempt) {
    return new Object[] {
      leaver,
      attempt.account(),
      attempt.requestId(),
      attempt.time(),
      attempt.outcome(),
      attempt.status(),
      attempt.vendorRequestId(),
      text(attempt.message()),
      attempt.proof()
    };
  }

  static LeaverEvent event(ResultSet row) throws SQLException {
    return new LeaverEvent(
        Session.instant(row, "time"),
        row.getString("what"),
        row.getString("done_by"),
        row.getObject("account", UUID.class),
        row.getString("message"));
  }

  /** What vendors write may have a zero character, for which PostgreSQL has no place. */
  private static String text(String message) {
    return message == null ? null : message.replace("\0", "");
  }

  static Leaver leaver(ResultSet row) throws SQLException {
    return new Leaver(
        row.getString("id"),
        row.getLong("number"),
        row.getString("fingerprint"),
        row.getString("request"),
        LeaverState.of(row.getString("state")).orElseThrow(),
        row.getString("requested_by"),
        Session.instant(row, "created_at"),
        Session.instant(row, "starts_at"),
        Session.instant(row, "give_up_at"),
        List.of());
  }

  static LeaverStep step(ResultSet row) throws SQLException {
    return new LeaverStep(
        row.getObject("account", UUID.class),
        row.getString("integration"),
        row.getInt("stage"),
        StepState.of(row.getString("state")),
        row.getInt("turn"),
        row.getInt("attempts"),
        row.getInt("repeats"),
        Session.instant(row, "first_attempt_at"),
        Session.instant(row, "next_attempt_at"),
        Session.instant(row, "proven_at"),
        row.getString("outcome"),
        row.getString("user_id"),
        row.getString("vendor_request_id"),
        row.getString("message"));
  }

  static LeaverAttempt attempt(ResultSet row) throws SQLException {
    return new LeaverAttempt(
        row.getObject("account", UUID.class),
        row.getString("request_id"),
        Session.instant(row, "time"),
        row.getString("outcome"),
        row.getInt("status"),
        row.getString("vendor_request_id"),
        row.getString("message"),
        row.getString("proof"));
  }
}
