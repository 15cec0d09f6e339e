package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.offboard.store.KeyClaim.Answered;
import io.offboard.store.KeyClaim.Ours;
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

/** What many calls leave that end at the same time. */
@ParameterizedClass
@EnumSource
class RecordingsTest {
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
  void an_answer_and_its_row_are_kept_together_or_not_at_all() throws Exception {
    TestDatabase.execute(nodes.settings, "ALTER TABLE audit ADD CHECK (outcome <> 'refused')");
    var results =
        together(
            Recording.withoutKey(row("a")),
            keeping(claim("good"), "b"),
            keeping(claim("bad"), "refused"));
    assertEquals(List.of(true, true, "StoreUnavailableException"), results);
    assertEquals(List.of("a", "b", "first"), outcomes());
    assertEquals(List.of("good"), kept());
  }

  @Test
  void each_call_learns_whether_its_key_was_still_its_own() throws Exception {
    var late = claim("late");
    nodes.clock.advance(LIMIT);
    var results =
        together(
            keeping(claim("own"), "a"),
            keeping(late, "b"),
            Recording.withoutKey(row("c")),
            Recording.freeing(row("d"), claim("late"), nodes.clock.instant()));
    assertEquals(List.of(true, false, true, true), results);
    assertEquals(List.of("a", "b", "c", "d", "first"), outcomes());
    assertEquals(List.of("own"), kept());
    assertInstanceOf(Ours.class, again("late"));
  }

  @Test
  void who_only_asks_whether_rows_are_taken_is_told_by_another_s_commit() throws Exception {
    var results = together(Recording.nothing(), Recording.withoutKey(row("a")));
    assertEquals(List.of(true, true), results);
    assertEquals(List.of("a", "first"), outcomes());
  }

  @Test
  void of_calls_that_end_at_the_same_time_each_has_its_row_and_its_answer() throws Exception {
    var calls = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 40; i++) {
      var node = i % 2 == 0 ? nodes.one : nodes.two;
      var key = "key-" + i;
      calls.add(
          () -> {
            node.audit().requireWritable(LIMIT);
            var keys = node.idempotencyKeys();
            var ours = (Ours) keys.claim(ACCOUNT, key, "request", LIMIT);
            return keys.keep(ours, new byte[9], nodes.line(key), LIMIT);
          });
    }
    assertFalse(Nodes.atOnce(calls).contains(false));
    assertEquals(40, outcomes().size());
    for (var i = 0; i < 40; i++) {
      assertInstanceOf(Answered.class, again("key-" + i));
    }
  }

  /** What calls are told whose recordings have gathered while another one was written. */
  private List<Object> together(Recording... recordings) throws Exception {
    try (var gathering = new Gathering<>(nodes.settings, new Recordings())) {
      gathering.begin(Recording.withoutKey(row("first")));
      var callers = gathering.gather(List.of(recordings));
      gathering.open();
      return Caller.outcomes(callers);
    }
  }

  private Object[] row(String outcome) {
    return AuditLine.values(nodes.line(outcome));
  }

  private Recording keeping(Ours ours, String outcome) {
    var expires = nodes.clock.instant().plus(LIMIT);
    return Recording.keeping(row(outcome), ours, new Sealed("key", new byte[40]), expires);
  }

  private Ours claim(String key) {
    return (Ours) again(key);
  }

  private KeyClaim again(String key) {
    return nodes.one.idempotencyKeys().claim(ACCOUNT, key, "request", LIMIT);
  }

  private List<String> outcomes() {
    return TestDatabase.query(nodes.settings, "SELECT outcome FROM audit ORDER BY outcome");
  }

  private List<String> kept() {
    return TestDatabase.query(
        nodes.settings, "SELECT idempotency_key FROM idempotency_keys WHERE answer IS NOT NULL");
  }
}
