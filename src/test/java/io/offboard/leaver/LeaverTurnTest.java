package io.offboard.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.account.AccountResolver;
import io.offboard.account.IntegratedAccount;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import io.offboard.fixture.Samples;
import io.offboard.limit.Pace;
import io.offboard.limit.RateBudgets;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverRows;
import io.offboard.store.LeaverState;
import io.offboard.store.LeaverStep;
import io.offboard.store.StepState;
import io.offboard.store.Store;
import io.offboard.store.StoreUnavailableException;
import io.offboard.store.TestDatabase;
import io.offboard.store.Turn;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a turn comes to. Two may be under way at an account. */
class LeaverTurnTest {
  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration GIVE_UP = Duration.ofDays(14);

  private final TestClock clock = Samples.clock();
  private final Store store = Store.open(TestDatabase.H2_MEMORY.create(), clock);
  private final LeaverRows rows = store.leavers();
  private final Pace pace = new Pace(clock, new RateBudgets(clock, clock::advance), 2);
  private final LeaverTurn turns = turns(rows);

  private AccountResolver accounts = id -> account(2);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_turn_is_an_attempt_while_the_account_has_a_place() {
    accept("a", "b", "c");
    var first = begin("a", 1);
    assertPlan("ATTEMPT", first);
    assertPlan("ATTEMPT", begin("b", 1));

    var third = begin("c", 1);
    assertPlan("PUT_OFF", third);
    assertEquals(clock.instant().plusMillis(20), comesAgain(third));

    turns.leave(first);
    assertPlan("ATTEMPT", begin("c", 1));
    assertNull(comesAgain(first));
  }

  @Test
  void a_turn_that_is_put_off_comes_again_at_the_end_of_its_leaver_at_the_latest() {
    accept("a", "b", "c");
    clock.advance(GIVE_UP.minusMillis(5));
    begin("a", 1);
    begin("b", 1);

    assertEquals(clock.instant().plusMillis(5), comesAgain(begin("c", 1)));
  }

  @Test
  void a_turn_has_passed_where_its_leaver_or_its_step_has_gone_on() {
    accept("a", "b");
    rows.cancel("b", "hr", LIMIT);

    for (var passed : List.of(begin("nobody", 1), begin("a", 2), begin("b", 1))) {
      assertPlan("PASSED", passed);
      assertNull(comesAgain(passed));
    }
  }

  @Test
  void a_turn_at_the_end_of_its_leaver_gives_the_step_up() {
    accept("a");
    clock.advance(GIVE_UP.minusMillis(1));
    turns.leave(begin("a", 1));
    clock.advance(Duration.ofMillis(1));

    var last = begin("a", 1);
    assertPlan("GIVE_UP", last);
    turns.giveUp(last);

    var leaver = rows.queries().find("a", LIMIT).orElseThrow();
    assertEquals(StepState.GAVE_UP, leaver.steps().get(0).state());
    assertEquals(LeaverState.NEEDS_ATTENTION, leaver.state());
    assertPlan("PASSED", begin("a", 1));
  }

  /** The leaver can be read, and what would come of its turn could not be written. */
  @Test
  void a_turn_does_not_begin_where_nothing_can_be_recorded() {
    var exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(new Turn("a", ACCOUNT, 1));
    var settings = TestDatabase.POSTGRESQL.create();
    try (var readable = Store.open(settings, clock)) {
      TestDatabase.execute(settings, "ALTER TABLE audit RENAME TO elsewhere");
      var there = turns(readable.leavers());

      assertThrows(StoreUnavailableException.class, () -> there.begin(exchange));
    }
  }

  @Test
  void a_step_whose_account_can_be_told_at_last_moves_to_the_accounts_stage() {
    acceptAt(null, "a");

    var turn = begin("a", 1);
    assertPlan("MOVE", turn);
    turns.move(turn);

    assertNull(comesAgain(turn));
    assertPlan("PASSED", begin("a", 1));
    var step = rows.queries().find("a", LIMIT).orElseThrow().steps().get(0);
    assertEquals(
        "2 vanta pending", step.stage() + " " + step.integration() + " " + step.state().label());
    assertPlan("ATTEMPT", begin("a", 2));
  }

  @ParameterizedTest
  @CsvSource({"vantaa, not vantaa", "okta, not okta", ", which was not known before"})
  void a_step_that_moves_to_the_accounts_stage_says_why(String before, String told) {
    acceptAt(before, "a");

    var turn = begin("a", 1);
    assertPlan("MOVE", turn);
    turns.move(turn);

    assertEquals(
        List.of(
            "moved %s The account's integration is vanta, %s, and its stage is 2, not 1."
                .formatted(ACCOUNT, told)),
        rows.queries().events("a", LIMIT).stream()
            .map(event -> event.what() + " " + event.account() + " " + event.message())
            .toList());
  }

  /** A node that was killed just then takes it again. */
  @Test
  void the_turn_in_which_a_step_moved_has_passed() {
    acceptSteps("a", LeaverStep.of(ACCOUNT, null, 1), LeaverStep.of(OTHER, "okta", 1));
    turns.move(begin("a", 1));

    assertPlan("PASSED", begin("a", 1));
  }

  @Test
  void a_step_stays_where_its_account_is_of_that_stage_or_was_told_before() {
    acceptAt("vanta", "a");
    assertPlan("ATTEMPT", begin("a", 1));

    accounts = id -> account(1);
    acceptAt(null, "b");
    assertPlan("ATTEMPT", begin("b", 1));
  }

  @Test
  void a_step_stays_while_its_account_cannot_be_told_and_the_attempt_says_why() {
    accounts =
        id -> {
          throw new AccountMisconfiguredException(id, "stage", "is no whole number from 1 on");
        };
    acceptAt(null, "a");
    assertPlan("ATTEMPT", begin("a", 1));

    accounts =
        id -> {
          throw new AccountNotFoundException();
        };
    acceptAt(null, "b");
    assertPlan("ATTEMPT", begin("b", 1));
  }

  @Test
  void a_step_of_an_account_that_cannot_be_told_is_given_up_like_others() {
    acceptAt(null, "a");
    clock.advance(GIVE_UP);

    assertPlan("GIVE_UP", begin("a", 1));
  }

  private LeaverTurn turns(LeaverRows of) {
    return new LeaverTurn(
        new LeaverRegister(of, clock, null), id -> accounts.resolve(id), pace, clock);
  }

  private static IntegratedAccount account(int stage) {
    return new IntegratedAccount(
        ACCOUNT, "vanta", null, null, true, false, Map.of(), Map.of(), stage, true);
  }

  private static void assertPlan(String plan, Exchange exchange) {
    assertEquals(plan, exchange.getProperty("leaverPlan"));
  }

  private Instant comesAgain(Exchange exchange) {
    turns.comesAgain(exchange);
    return exchange.getMessage().getBody(Instant.class);
  }

  private Exchange begin(String leaver, int number) {
    var exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(new Turn(leaver, ACCOUNT, number));
    turns.begin(exchange);
    return exchange;
  }

  private void accept(String... ids) {
    List.of(ids).forEach(id -> acceptAt("vanta", id));
  }

  private void acceptAt(String integration, String id) {
    acceptSteps(id, LeaverStep.of(ACCOUNT, integration, 1));
  }

  private void acceptSteps(String id, LeaverStep... steps) {
    var now = clock.instant();
    var leaver =
        new Leaver(
            id,
            0,
            "f",
            "{}",
            LeaverState.RUNNING,
            "hr",
            now,
            now,
            now.plus(GIVE_UP),
            List.of(steps));
    rows.accept(List.of(leaver), met -> true, LIMIT);
  }
}
