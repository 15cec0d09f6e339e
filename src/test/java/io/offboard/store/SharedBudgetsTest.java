package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static io.offboard.store.Nodes.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
class SharedBudgetsTest {
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");

  @Parameter private TestDatabase database;
  private Nodes nodes;

  @BeforeEach
  void open() {
    nodes = new Nodes(database);
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void a_node_learns_what_another_learned_since() {
    exchange(nodes.two);
    var budget = budget(7, START);
    assertEquals(List.of(), exchange(nodes.one, budget));
    assertEquals(List.of(budget), exchange(nodes.two));
  }

  @Test
  void what_was_learned_long_before_is_not_read_again() {
    exchange(nodes.one, budget(7, START));
    nodes.clock.advance(Duration.ofSeconds(10));
    exchange(nodes.two);
    assertEquals(List.of(), exchange(nodes.two));
  }

  @Test
  void a_node_whose_clock_is_behind_is_heard() {
    exchange(nodes.two);
    nodes.clock.advance(Duration.ofSeconds(-3));
    var budget = budget(7, nodes.clock.instant());
    exchange(nodes.one, budget);
    nodes.clock.advance(Duration.ofSeconds(3));
    assertEquals(List.of(budget), exchange(nodes.two));
  }

  @Test
  void a_new_node_learns_every_budget_whose_window_is_open() {
    exchange(nodes.one, budget(7, START));
    nodes.clock.advance(Duration.ofSeconds(59));
    assertEquals(List.of(budget(7, START)), exchange(nodes.two));
  }

  @Test
  void a_budget_whose_window_is_over_is_nobody_s_concern() {
    exchange(nodes.one, budget(7, START));
    nodes.clock.advance(Duration.ofSeconds(60));
    assertEquals(List.of(), exchange(nodes.two));
  }

  @Test
  void of_two_answers_the_later_one_counts() {
    var later = budget(3, START.plusMillis(20));
    exchange(nodes.one, later);
    exchange(nodes.two, budget(4, START.plusMillis(10)));
    try (var three = Store.open(nodes.settings, nodes.clock)) {
      assertEquals(List.of(later), exchange(three));
    }
    var latest = budget(2, START.plusMillis(30));
    exchange(nodes.two, latest);
    assertEquals(List.of(latest), exchange(nodes.one));
  }

  @Test
  void nodes_that_tell_of_the_same_accounts_at_once_do_not_stand_in_each_other_s_way()
      throws Exception {
    var calls = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 6; i++) {
      var accounts = accounts(i % 2 == 0);
      var node = i < 3 ? nodes.one : nodes.two;
      calls.add(() -> node.budgets().exchange(accounts, LIMIT).size());
    }
    assertEquals(6, Nodes.atOnce(calls).size());
  }

  private static List<SharedBudget> accounts(boolean forwards) {
    var budgets = new ArrayList<SharedBudget>();
    for (var i = 0; i < 100; i++) {
      var account = new UUID(0, forwards ? i : 99 - i);
      budgets.add(new SharedBudget(account, "lifecycle", 600, i, START.plusSeconds(60), START));
    }
    return budgets;
  }

  private static SharedBudget budget(long remaining, Instant seenAt) {
    return new SharedBudget(ACCOUNT, "lifecycle", 600, remaining, START.plusSeconds(60), seenAt);
  }

  private static List<SharedBudget> exchange(Store node, SharedBudget... learned) {
    return node.budgets().exchange(List.of(learned), LIMIT);
  }
}
