package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static io.offboard.store.Nodes.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LeaverCensusTest {
  private static final UUID OKTA = new UUID(0, 1);
  private static final UUID UNREADABLE = new UUID(0, 2);

  @Parameter private TestDatabase database;
  private Nodes nodes;
  private LeaverRows rows;

  @BeforeEach
  void open() {
    nodes = new Nodes(database);
    rows = nodes.one.leavers();
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void an_empty_store_has_no_leaver_in_any_state() {
    var counts = census();

    assertEquals(
        Stream.of(LeaverState.values()).map(state -> state + "=0").toList(),
        counts.leavers().entrySet().stream().map(Map.Entry::toString).toList());
    assertEquals(Map.of(), counts.steps());
    assertEquals(Duration.ZERO, counts.oldest());
    assertEquals(Duration.ZERO, counts.late());
  }

  @Test
  void leavers_count_by_the_state_that_is_told() {
    accept("now", START);
    accept("later", START.plusSeconds(60));
    accept("off", START);
    rows.cancel("off", "hr", LIMIT);
    accept("bad", START);
    end("bad", OKTA, StepState.DONE);
    end("bad", UNREADABLE, StepState.FAILED);

    assertEquals(
        Map.of("RUNNING", 1L, "SCHEDULED", 1L, "CANCELLED", 1L, "NEEDS_ATTENTION", 1L), leavers());

    nodes.clock.advance(Duration.ofSeconds(60));
    assertEquals(Map.of("RUNNING", 2L, "CANCELLED", 1L, "NEEDS_ATTENTION", 1L), leavers());
  }

  @Test
  void steps_count_by_integration_and_state() {
    accept("ada", START);
    accept("tom", START);
    end("ada", OKTA, StepState.DONE);

    var steps = census().steps();

    assertEquals(1, steps.get("okta").get(StepState.DONE));
    assertEquals(1, steps.get("okta").get(StepState.PENDING));
    assertEquals(0, steps.get("okta").get(StepState.GAVE_UP));
    assertEquals(2, steps.get(null).get(StepState.PENDING));
  }

  @Test
  void what_a_cancelled_leaver_left_open_or_failed_is_nobody_s_task() {
    accept("off", START);
    end("off", UNREADABLE, StepState.FAILED);
    rows.cancel("off", "hr", LIMIT);

    assertEquals(Map.of(), census().steps());
  }

  @Test
  void the_oldest_is_the_one_that_has_run_longest() {
    accept("done", START);
    end("done", OKTA, StepState.DONE);
    end("done", UNREADABLE, StepState.DONE);
    accept("first", START.plusSeconds(10));
    accept("second", START.plusSeconds(20));
    nodes.clock.advance(Duration.ofMinutes(1));

    assertEquals(Duration.ofSeconds(50), census().oldest());
  }

  @Test
  void a_turn_is_late_from_when_it_is_due() {
    accept("ada", START.plusSeconds(30));
    accept("tom", START.plusSeconds(35));
    assertEquals(Duration.ZERO, census().late());

    nodes.clock.advance(Duration.ofSeconds(40));

    assertEquals(Duration.ofSeconds(10), census().late());
  }

  private LeaverCounts census() {
    return nodes.two.leaverCensus().take(LIMIT);
  }

  /** Without states that no leaver is in. */
  private Map<String, Long> leavers() {
    var counts = census().leavers();
    counts.values().removeIf(count -> count == 0);
    return counts.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue));
  }

  private void accept(String id, Instant begins) {
    var steps = List.of(LeaverStep.of(OKTA, "okta", 1), LeaverStep.of(UNREADABLE, null, 1));
    var leaver =
        new Leaver(
            id,
            0,
            "f",
            "{}",
            LeaverState.RUNNING,
            "hr",
            START,
            begins,
            begins.plus(Duration.ofDays(14)),
            steps);
    rows.accept(List.of(leaver), met -> true, LIMIT);
  }

  private void end(String id, UUID account, StepState state) {
    var attempt = new LeaverAttempt(account, "r", START, "o", 200, null, null, null);
    var result = new StepResult(state, null, null, "u1", null, attempt, nodes.line("deactivated"));
    rows.end(new Turn(id, account, 1), result, LIMIT);
  }
}
