package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static io.offboard.store.Nodes.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LeaverRowsTest {
  private static final UUID OKTA = new UUID(0, 1);
  private static final UUID SCIM = new UUID(0, 2);
  private static final UUID VANTA = new UUID(0, 3);

  @Parameter private TestDatabase database;
  private Nodes nodes;
  private LeaverRows one;
  private LeaverRows two;

  @BeforeEach
  void open() {
    nodes = new Nodes(database);
    one = nodes.one.leavers();
    two = nodes.two.leavers();
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void a_leaver_that_is_accepted_has_a_task_for_each_step_of_its_first_stage() {
    accept(one, leaver("ada"));

    var found = two.queries().find("ada", LIMIT).orElseThrow();
    assertEquals(List.of(1, 1, 0), found.steps().stream().map(LeaverStep::turn).toList());
    assertEquals(
        List.of(OKTA, SCIM, VANTA), found.steps().stream().map(LeaverStep::account).toList());
    assertEquals(List.of("ada/%s/1".formatted(OKTA), "ada/%s/1".formatted(SCIM)), tasks());
  }

  @Test
  void an_equal_request_finds_what_is_there() {
    assertTrue(accept(one, leaver("ada")).get(0).isNew());
    assertEquals(
        List.of(false),
        accept(two, leaver("ada")).stream().map(LeaverRows.Accepted::isNew).toList());
    assertEquals(2, tasks().size());
  }

  @Test
  void another_request_for_an_id_is_refused_and_nothing_of_it_is_accepted() {
    accept(one, leaver("ada"));

    var taken =
        assertThrows(
            TakenIdException.class, () -> accept(two, leaver("tom"), other("ada"), leaver("zoe")));

    assertEquals(1, taken.index());
    assertTrue(two.queries().find("tom", LIMIT).isEmpty());
    assertEquals(2, tasks().size());
  }

  @Test
  void two_requests_for_an_id_that_come_together_have_to_be_equal() {
    assertEquals(2, accept(one, leaver("ada"), leaver("ada")).size());
    assertEquals(2, tasks().size());
    assertThrows(TakenIdException.class, () -> accept(two, leaver("tom"), other("tom")));
  }

  @Test
  void a_leaver_that_the_caller_may_not_see_is_a_taken_id() {
    accept(one, leaver("ada"));

    assertThrows(
        TakenIdException.class, () -> two.accept(List.of(leaver("ada")), met -> false, LIMIT));
  }

  @Test
  void of_many_nodes_that_accept_the_same_one_accepts_it() throws Exception {
    var calls = new ArrayList<Callable<Long>>();
    for (var i = 0; i < 6; i++) {
      var node = i % 2 == 0 ? one : two;
      var many = new ArrayList<Leaver>();
      for (var j = 0; j < 20; j++) {
        many.add(leaver("leaver-" + (i < 3 ? j : 19 - j)));
      }
      calls.add(
          () ->
              node.accept(many, met -> true, LIMIT).stream()
                  .filter(LeaverRows.Accepted::isNew)
                  .count());
    }

    assertEquals(20, Nodes.atOnce(calls).stream().mapToLong(n -> n).sum());
    assertEquals(40, tasks().size());
  }

  @Test
  void a_turn_that_ends_is_there_with_its_attempt_its_audit_row_and_the_turns_that_begin_by_it() {
    accept(one, leaver("ada"));

    one.end(turn(OKTA, 1), done(OKTA), LIMIT);
    one.end(turn(SCIM, 1), waiting(SCIM, START.plusSeconds(60)), LIMIT);

    assertEquals(2, nodes.audit().size());
    assertEquals(List.of("deactivated", "failed"), outcomes());
    assertEquals(List.of(), tasksOf(VANTA));
    assertEquals(2, tasksOf(SCIM).size());

    one.end(turn(SCIM, 2), done(SCIM), LIMIT);
    assertEquals(1, tasksOf(VANTA).size());
    one.end(turn(VANTA, 1), done(VANTA), LIMIT);
    assertEquals(LeaverState.COMPLETE, one.queries().find("ada", LIMIT).orElseThrow().state());
  }

  @Test
  void a_step_that_moves_has_its_turn_when_its_stage_begins() {
    accept(one, leaver("ada"));

    one.move(turn(SCIM, 1), "vanta", 2, "Why.", LIMIT);

    var step = two.queries().find("ada", LIMIT).orElseThrow().steps().get(1);
    assertEquals("vanta 2", step.integration() + " " + step.stage());
    assertEquals(1, tasksOf(SCIM).size());
    two.end(turn(OKTA, 1), done(OKTA), LIMIT);
    assertEquals(2, tasksOf(SCIM).size());
    assertEquals(1, tasksOf(VANTA).size());
  }

  @Test
  void a_step_that_moves_is_noted_with_its_account_and_the_reason_where_it_does() {
    accept(one, leaver("ada"));

    one.move(turn(SCIM, 1), "vanta", 2, "Why.", LIMIT);
    two.move(turn(SCIM, 1), "vanta", 2, "Why.", LIMIT);

    assertEquals(
        List.of(new LeaverEvent(START, "moved", null, SCIM, "Why.")),
        two.queries().events("ada", LIMIT));
  }

  /** Its row in the audit and its attempt stay: it was made. */
  @Test
  void a_turn_that_has_passed_leaves_the_step_as_it_is() {
    accept(one, leaver("ada"));
    assertTrue(one.end(turn(OKTA, 1), done(OKTA), LIMIT));

    assertFalse(two.end(turn(OKTA, 1), waiting(OKTA, START.plusSeconds(60)), LIMIT));

    assertEquals(
        StepState.DONE, one.queries().find("ada", LIMIT).orElseThrow().steps().get(0).state());
    assertEquals(2, nodes.audit().size());
    assertEquals(List.of(), tasks().stream().filter(task -> task.endsWith("/2")).toList());
  }

  @Test
  void of_two_steps_that_end_at_once_one_begins_the_next_stage() throws Exception {
    for (var i = 0; i < 10; i++) {
      var id = "leaver-" + i;
      accept(one, leaver(id));
      Nodes.atOnce(
          List.<Callable<Boolean>>of(
              () -> end(one, new Turn(id, OKTA, 1), done(OKTA)),
              () -> end(two, new Turn(id, SCIM, 1), done(SCIM))));
    }
    assertEquals(10, tasksOf(VANTA).size());
  }

  /** A vendor's message may have it, and PostgreSQL has no place for it. */
  @Test
  void a_message_with_a_zero_character_is_kept_without_it() {
    accept(one, leaver("ada"));
    var attempt = new LeaverAttempt(OKTA, "r", START, "failed", 403, null, "a\0b", null);

    end(
        one,
        turn(OKTA, 1),
        new StepResult(StepState.FAILED, null, null, "u1", null, attempt, nodes.line("failed")));

    assertEquals("ab", two.queries().find("ada", LIMIT).orElseThrow().steps().get(0).message());
    assertEquals("ab", one.queries().attempts("ada", LIMIT).get(0).message());
  }

  private static boolean end(LeaverRows node, Turn turn, StepResult result) {
    node.end(turn, result, LIMIT);
    return true;
  }

  @Test
  void a_list_has_the_newest_first_and_goes_on_below_a_number() {
    accept(one, leaver("first"));
    accept(one, leaver("second"));
    accept(one, leaver("third"));

    var page = list(all(), null, Long.MAX_VALUE, 2);
    assertEquals(List.of("third", "second"), ids(page));
    assertEquals(List.of("first"), ids(list(all(), null, page.get(1).number(), 2)));
  }

  @Test
  void a_list_can_be_of_one_state() {
    accept(one, leaver("now"));
    accept(one, leaver("later", START.plusSeconds(60), "f"));
    accept(one, leaver("off"));
    one.cancel("off", "hr", LIMIT);

    assertEquals(List.of("now"), ids(list(all(), LeaverState.RUNNING, Long.MAX_VALUE, 9)));
    assertEquals(List.of("later"), ids(list(all(), LeaverState.SCHEDULED, Long.MAX_VALUE, 9)));
    assertEquals(List.of("off"), ids(list(all(), LeaverState.CANCELLED, Long.MAX_VALUE, 9)));
    nodes.clock.advance(Duration.ofSeconds(60));
    assertEquals(List.of("later", "now"), ids(list(all(), LeaverState.RUNNING, Long.MAX_VALUE, 9)));
  }

  @Test
  void a_list_has_what_its_caller_made_and_what_is_at_his_accounts_alone() {
    accept(one, leaver("ada"));

    assertEquals(List.of("ada"), ids(seenBy("hr", Set.of())));
    assertEquals(List.of("ada"), ids(seenBy("it", Set.of(OKTA, SCIM, VANTA, new UUID(0, 4)))));
    assertEquals(List.of(), ids(seenBy("it", Set.of(OKTA, SCIM))));
    assertEquals(List.of(), ids(seenBy("it", Set.of())));
  }

  @Test
  void an_export_goes_through_the_leavers_that_begin_in_a_span_in_their_order() {
    accept(one, leaver("b", START.plusSeconds(1), "f"), leaver("a", START.plusSeconds(2), "f"));
    accept(one, leaver("c", START.plusSeconds(3), "f"));
    var exported = new ArrayList<String>();

    one.queries()
        .export(
            all(), START.plusSeconds(1), START.plusSeconds(3), leaver -> exported.add(leaver.id()));

    assertEquals(List.of("b", "a"), exported);
  }

  @Test
  void what_is_done_to_a_leaver_is_noted_with_its_time_where_anything_is_done() {
    accept(one, leaver("ada"));
    assertEquals(List.of(), two.queries().events("ada", LIMIT));
    one.retry("ada", "it", Duration.ofDays(1), LIMIT);
    for (var account : List.of(OKTA, SCIM, VANTA)) {
      one.end(turn(account, 1), StepResult.gaveUp(), LIMIT);
    }
    nodes.clock.advance(Duration.ofSeconds(7));

    one.retry("ada", "it", Duration.ofDays(1), LIMIT);
    one.retry("ada", "it", Duration.ofDays(1), LIMIT);
    two.cancel("ada", null, LIMIT);
    two.cancel("ada", "hr", LIMIT);

    var then = START.plusSeconds(7);
    assertEquals(
        List.of(
            new LeaverEvent(then, "retried", "it", null, null),
            new LeaverEvent(then, "cancelled", null, null, null)),
        two.queries().events("ada", LIMIT));
  }

  @Test
  void old_leavers_are_deleted_with_all_that_is_theirs_unless_they_run() {
    accept(one, leaver("runs"), leaver("over"));
    one.cancel("over", "hr", LIMIT);
    one.end(new Turn("over", OKTA, 1), done(OKTA), LIMIT);
    nodes.clock.advance(Duration.ofDays(401));

    nodes.one.retention().run(Duration.ofDays(400));

    assertTrue(one.queries().find("over", LIMIT).isEmpty());
    assertTrue(one.queries().find("runs", LIMIT).isPresent());
    assertEquals(
        List.of("3"), TestDatabase.query(nodes.settings, "SELECT count(*) FROM leaver_steps"));
    assertEquals(
        List.of("0"), TestDatabase.query(nodes.settings, "SELECT count(*) FROM leaver_attempts"));
    assertEquals(
        List.of("0"), TestDatabase.query(nodes.settings, "SELECT count(*) FROM leaver_history"));
  }

  private List<LeaverRows.Accepted> accept(LeaverRows node, Leaver... leavers) {
    return node.accept(List.of(leavers), met -> true, LIMIT);
  }

  private static Leaver leaver(String id) {
    return leaver(id, START, "f");
  }

  private static Leaver other(String id) {
    return leaver(id, START, "g");
  }

  private static Leaver leaver(String id, Instant begins, String fingerprint) {
    return new Leaver(
        id,
        0,
        fingerprint,
        "{}",
        LeaverState.RUNNING,
        "hr",
        START,
        begins,
        begins.plus(Duration.ofDays(14)),
        List.of(
            LeaverStep.of(OKTA, "okta", 1),
            LeaverStep.of(SCIM, "scim", 1),
            LeaverStep.of(VANTA, "vanta", 2)));
  }

  private static Turn turn(UUID account, int number) {
    return new Turn("ada", account, number);
  }

  private StepResult done(UUID account) {
    return result(account, StepState.DONE, null, "deactivated");
  }

  private StepResult waiting(UUID account, Instant next) {
    return result(account, StepState.WAITING, next, "failed");
  }

  private StepResult result(UUID account, StepState state, Instant next, String outcome) {
    var requestId = UUID.randomUUID().toString();
    var attempt = new LeaverAttempt(account, requestId, START, outcome, 200, null, null, null);
    return new StepResult(state, next, null, "u1", null, attempt, nodes.line(outcome));
  }

  private List<String> outcomes() {
    return one.queries().attempts("ada", LIMIT).stream()
        .map(LeaverAttempt::outcome)
        .sorted()
        .toList();
  }

  private List<String> tasks() {
    return TestDatabase.query(
        nodes.settings, "SELECT task_instance FROM leaver_tasks ORDER BY task_instance");
  }

  private List<String> tasksOf(UUID account) {
    return tasks().stream().filter(task -> task.contains(account.toString())).toList();
  }

  private static LeaverSight all() {
    return LeaverSight.of("it", null);
  }

  private List<Leaver> seenBy(String name, Set<UUID> accounts) {
    return list(LeaverSight.of(name, accounts), null, Long.MAX_VALUE, 9);
  }

  private List<Leaver> list(LeaverSight sight, LeaverState state, long below, int count) {
    return two.queries().list(sight, state, below, count, LIMIT);
  }

  private static List<String> ids(List<Leaver> leavers) {
    return leavers.stream().map(Leaver::id).toList();
  }
}
