package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.store.KeyClaim.Ours;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that could be written to, as it says, and takes no rows: its disk may be full. */
@ParameterizedClass
@EnumSource
class TrialTest {
  @Parameter private TestDatabase database;
  private Nodes nodes;

  @BeforeEach
  void open() {
    nodes = new Nodes(database);
    execute("ALTER TABLE audit ADD CONSTRAINT no_row CHECK (outcome <> 'full')");
    execute("ALTER TABLE idempotency_keys ADD CONSTRAINT no_answer CHECK (answer IS NULL)");
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void after_a_row_was_not_taken_calls_are_refused_until_one_is() throws Exception {
    var audit = nodes.one.audit();
    audit.requireWritable(LIMIT);
    assertRefused(() -> audit.write(nodes.line("full"), LIMIT));
    assertRefused(() -> audit.requireWritable(LIMIT));
    assertRefused(() -> audit.requireWritable(Duration.ofHours(1), LIMIT));
    var callers = List.<Callable<Boolean>>of(this::isRefused, this::isRefused, this::isRefused);
    assertEquals(List.of(true, true, true), Nodes.atOnce(callers));
    execute("ALTER TABLE idempotency_keys DROP CONSTRAINT no_answer");
    audit.requireWritable(LIMIT);
    assertEquals("1", rows("key_id IS NULL AND answer IS NOT NULL"));
  }

  @Test
  void once_a_row_was_taken_none_is_written_to_ask() {
    execute("ALTER TABLE idempotency_keys DROP CONSTRAINT no_answer");
    var audit = nodes.one.audit();
    assertRefused(() -> audit.write(nodes.line("full"), LIMIT));
    audit.requireWritable(LIMIT);
    execute("DELETE FROM idempotency_keys");
    audit.requireWritable(LIMIT);
    assertEquals("0", rows("TRUE"));
  }

  @Test
  void an_answer_that_was_not_kept_raises_the_same_doubt() {
    var keys = nodes.one.idempotencyKeys();
    var ours = (Ours) keys.claim(new UUID(1, 1), "key-1", "request", LIMIT);
    assertRefused(() -> keys.keep(ours, new byte[1], nodes.line("deactivated"), LIMIT));
    assertRefused(() -> nodes.one.audit().requireWritable(LIMIT));
  }

  @Test
  void a_key_is_claimed_by_nobody_while_no_row_is_taken() {
    var records = nodes.one.records();
    assertInstanceOf(Ours.class, records.claim(new UUID(1, 1), "key-1", "request", LIMIT));
    assertRefused(() -> nodes.one.audit().write(nodes.line("full"), LIMIT));
    assertRefused(() -> records.claim(new UUID(1, 1), "key-2", "request", LIMIT));
    assertEquals("0", rows("idempotency_key = 'key-2'"));
    execute("ALTER TABLE idempotency_keys DROP CONSTRAINT no_answer");
    assertInstanceOf(Ours.class, records.claim(new UUID(1, 1), "key-2", "request", LIMIT));
  }

  @Test
  void callers_who_ask_the_same_are_refused_together() throws Exception {
    try (var gathering = new Gathering<>(nodes.settings, new Recordings())) {
      gathering.begin(Recording.withoutKey(AuditLine.values(nodes.line("first"))));
      var callers = gathering.gather(Collections.nCopies(3, Recording.TRIAL));
      gathering.open();
      var refused = "StoreUnavailableException";
      assertEquals(List.of(refused, refused, refused), Caller.outcomes(callers));
      assertEquals(2, gathering.groups.size());
    }
  }

  @Test
  void the_row_is_deleted_with_the_keys_and_holds_no_secret() {
    execute("ALTER TABLE idempotency_keys DROP CONSTRAINT no_answer");
    assertRefused(() -> nodes.one.audit().write(nodes.line("full"), LIMIT));
    nodes.one.audit().requireWritable(LIMIT);
    Store.open(nodes.settings, nodes.clock).close();
    nodes.two.retention().run(Duration.ofDays(1));
    assertEquals("0", rows("TRUE"));
  }

  private boolean isRefused() {
    assertRefused(() -> nodes.one.audit().requireWritable(LIMIT));
    return true;
  }

  private static void assertRefused(Runnable call) {
    assertThrows(StoreUnavailableException.class, call::run);
  }

  private void execute(String statement) {
    TestDatabase.execute(nodes.settings, statement);
  }

  private String rows(String condition) {
    var count = "SELECT count(*) FROM idempotency_keys WHERE " + condition;
    return TestDatabase.query(nodes.settings, count).get(0);
  }
}
