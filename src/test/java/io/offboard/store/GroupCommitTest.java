package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each work writes its row of the audit. */
@ParameterizedClass
@EnumSource
class GroupCommitTest {
  private static final String REFUSED = "StoreUnavailableException";
  private static final String NONE_TAKEN = "too many wait for the store, or it is closing";

  @Parameter private TestDatabase database;
  private Nodes nodes;
  private Gathering<String, String> gathering;

  @BeforeEach
  void open() {
    nodes = new Nodes(database);
    gathering = new Gathering<>(nodes.settings, new Rows());
  }

  @AfterEach
  void close() {
    gathering.close();
    nodes.close();
  }

  @Test
  void works_that_gather_are_done_together_in_the_order_in_which_they_came() throws Exception {
    var first = gathering.begin("first");
    var callers = gathering.gather(List.of("c", "a", "b"));
    gathering.open();
    assertEquals("did first", first.outcome());
    assertEquals(List.of("did c", "did a", "did b"), Caller.outcomes(callers));
    assertEquals(List.of(List.of("first"), List.of("c", "a", "b")), gathering.groups);
    assertEquals(List.of("a", "b", "c", "first"), rows());
  }

  @Test
  void works_whose_rows_have_an_order_are_done_in_it() throws Exception {
    try (var ordered = new Gathering<>(nodes.settings, new OrderedRows())) {
      ordered.begin("first");
      var callers = ordered.gather(List.of("c", "a", "b"));
      ordered.open();
      assertEquals(List.of("did c", "did a", "did b"), Caller.outcomes(callers));
      assertEquals(List.of(List.of("first"), List.of("a", "b", "c")), ordered.groups);
    }
  }

  @Test
  void a_work_that_fails_fails_alone() throws Exception {
    TestDatabase.execute(nodes.settings, "ALTER TABLE audit ADD CHECK (outcome <> 'wrong')");
    gathering.begin("first");
    var callers = gathering.gather(List.of("a", "wrong", "b"));
    gathering.open();
    assertEquals(List.of("did a", REFUSED, "did b"), Caller.outcomes(callers));
    assertEquals(List.of("a", "b", "first"), rows());
  }

  @Test
  void what_any_commit_does_is_done_by_the_one_that_is_under_way() throws Exception {
    gathering.begin("first");
    var callers = gathering.gather(List.of("none", "a"));
    gathering.open();
    assertEquals(List.of("by another", "did a"), Caller.outcomes(callers));
    assertEquals(List.of(List.of("first"), List.of("a")), gathering.groups);
  }

  @Test
  void what_any_commit_does_is_not_done_by_a_transaction_that_fails() throws Exception {
    TestDatabase.execute(nodes.settings, "ALTER TABLE audit ADD CHECK (outcome <> 'wrong')");
    gathering.begin("wrong");
    var callers = gathering.gather(List.of("none"));
    gathering.open();
    assertEquals(List.of("did none"), Caller.outcomes(callers));
  }

  @Test
  void what_writes_nothing_is_done_by_its_caller_if_there_is_nothing_else_to_do() {
    gathering.open();
    gathering.commit.ask("none", LIMIT);
    gathering.commit.ask("a", LIMIT);
    assertEquals(List.of(Thread.currentThread().getName(), "gathering"), gathering.threads);
  }

  @Test
  void one_caller_at_a_time_does_it_himself() throws Exception {
    gathering.begin("none");
    var callers = gathering.gather(List.of("none"));
    gathering.open();
    assertEquals(List.of("did none"), Caller.outcomes(callers));
    assertEquals(List.of("caller", "gathering"), gathering.threads);
  }

  @Test
  void what_its_caller_has_seen_is_known_to_others_until_another_one_fails() {
    gathering.open();
    assertFalse(gathering.commit.hasCommittedWithin(LIMIT));
    gathering.commit.ask("none", LIMIT);
    assertTrue(gathering.commit.hasCommittedWithin(LIMIT));
    assertThrows(
        StoreUnavailableException.class, () -> gathering.commit.ask("none, and fails", LIMIT));
    assertFalse(gathering.commit.hasCommittedWithin(LIMIT));
  }

  @Test
  void callers_of_a_database_that_does_not_answer_wait_no_longer_than_they_may() throws Exception {
    gathering.begin("first");
    for (var limit : List.of(Duration.ZERO, Duration.ofMillis(300))) {
      var caller = Caller.waiting(() -> gathering.commit.ask("a", limit));
      assertEquals(REFUSED, caller.outcome());
      assertTrue(caller.took().compareTo(limit) >= 0, () -> "took " + caller.took());
      assertTrue(caller.took().toSeconds() < 3, () -> "took " + caller.took());
    }
  }

  @Test
  void who_comes_while_no_connection_is_to_be_had_is_refused_with_those_before() throws Exception {
    var taken = new CountDownLatch(2);
    var end = new CountDownLatch(1);
    try (var busy = database();
        var commit = new GroupCommit<>("test", busy, new Rows())) {
      var holders = Stream.generate(() -> holding(busy, taken, end)).limit(2).toList();
      taken.await();
      var callers = new ArrayList<Caller<String>>();
      callers.add(Caller.waiting(() -> commit.ask("a", LIMIT)));
      callers.add(Caller.waiting(() -> commit.ask("b", LIMIT)));
      assertEquals(List.of(REFUSED, REFUSED), Caller.outcomes(callers));
      var longer = callers.get(1).took().minus(callers.get(0).took());
      assertTrue(longer.compareTo(Duration.ofSeconds(1)) < 0, () -> "took longer by " + longer);
      end.countDown();
      assertEquals(List.of("held", "held"), Caller.outcomes(holders));
    }
  }

  /** With two connections. */
  private Database database() {
    var dialect = Dialect.of(nodes.settings.url());
    return new Database(dialect, new PatientSource(dialect, nodes.settings), 2);
  }

  private static Caller<String> holding(
      Database database, CountDownLatch taken, CountDownLatch end) {
    return Caller.begun(
        () ->
            database.run(
                LIMIT,
                session -> {
                  taken.countDown();
                  Gathering.await(end);
                  return "held";
                }));
  }

  @Test
  void what_nobody_waits_for_any_more_is_not_begun() throws Exception {
    gathering.begin("first");
    assertEquals("no time is left", refusal("a"));
    var last = gathering.gather(List.of("b"));
    gathering.open();
    assertEquals(List.of("did b"), Caller.outcomes(last));
    assertEquals(List.of("b", "first"), rows());
  }

  @Test
  void the_end_does_what_was_asked_for_and_takes_nothing_on() throws Exception {
    gathering.begin("first");
    var callers = gathering.gather(List.of("a", "b"));
    var closing = new Thread(gathering.commit::close);
    closing.start();
    await().until(() -> refusal("c").equals(NONE_TAKEN));
    gathering.open();
    closing.join();
    assertEquals(List.of("did a", "did b"), Caller.outcomes(callers));
    assertEquals(List.of("a", "b", "first"), rows());
  }

  @Test
  void whoever_finds_ten_thousand_waiting_is_refused() throws Exception {
    gathering.begin("first");
    for (var i = 0; i < 10_000; i++) {
      assertEquals("no time is left", refusal("a"));
    }
    assertEquals(NONE_TAKEN, refusal("a"));
  }

  @Test
  void callers_who_never_pause_are_served_for_as_long_as_they_like() throws Exception {
    gathering.open();
    var callers = Collections.nCopies(16, (Callable<Integer>) this::askTwoThousandTimes);
    assertEquals(Collections.nCopies(16, 2_000), Nodes.atOnce(callers));
  }

  private int askTwoThousandTimes() {
    var done = 0;
    while (done < 2_000 && gathering.commit.ask("nothing", LIMIT) != null) {
      done++;
    }
    return done;
  }

  @Test
  void a_fault_of_our_own_is_no_lost_store_and_the_next_work_is_done() {
    gathering.open();
    assertThrows(IllegalStateException.class, () -> gathering.commit.ask("fault", LIMIT));
    assertEquals("did a", gathering.commit.ask("a", LIMIT));
  }

  private class Rows implements GroupedWork<String, String> {
    @Override
    public List<String> run(Session session, List<String> works) throws SQLException {
      if (works.contains("fault")) {
        throw new IllegalArgumentException("fault");
      }
      if (works.contains("none, and fails")) {
        throw new SQLException("fails");
      }
      session.begin();
      var rows = works.stream().filter(work -> !work.startsWith("no")).map(nodes::line);
      session.updateAll(AuditLine.INSERT, rows.map(AuditLine::values).toList());
      return works.stream().map(work -> "did " + work).toList();
    }

    @Override
    public Optional<String> byAnyCommit(String work) {
      return work.startsWith("none") ? Optional.of("by another") : Optional.empty();
    }
  }

  private class OrderedRows extends Rows {
    @Override
    public Comparator<String> order() {
      return Comparator.naturalOrder();
    }
  }

  private String refusal(String work) {
    return assertThrows(
            StoreUnavailableException.class, () -> gathering.commit.ask(work, Duration.ZERO))
        .getCause()
        .getMessage();
  }

  private List<String> rows() {
    return TestDatabase.query(nodes.settings, "SELECT outcome FROM audit ORDER BY outcome");
  }
}
