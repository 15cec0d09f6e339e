package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.store.KeyClaim.Ours;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts with H2, which can; the statements are the same for PostgreSQL. */
class StatementCountTest {
  private final Nodes nodes = new Nodes(TestDatabase.H2_MEMORY);

  @BeforeEach
  void count() {
    TestDatabase.execute(nodes.settings, "SET QUERY_STATISTICS TRUE");
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void a_call_without_a_key_makes_two_statements() {
    nodes.one.audit().requireWritable(LIMIT);
    nodes.one.audit().write(nodes.line("deactivated"), LIMIT);
    assertEquals(2, statements());
  }

  @Test
  void a_call_beside_others_makes_one_statement() {
    nodes.one.audit().write(nodes.line("deactivated"), LIMIT);
    var before = statements();
    nodes.one.audit().requireWritable(LIMIT, LIMIT);
    nodes.one.audit().write(nodes.line("deactivated"), LIMIT);
    assertEquals(1, statements() - before);
  }

  @Test
  void a_call_that_came_after_the_last_commit_makes_two_statements() {
    nodes.one.audit().write(nodes.line("deactivated"), LIMIT);
    var before = statements();
    nodes.one.audit().requireWritable(Duration.ZERO, LIMIT);
    nodes.one.audit().write(nodes.line("deactivated"), LIMIT);
    assertEquals(2, statements() - before);
  }

  @Test
  void a_call_with_a_key_makes_three_statements() {
    nodes.one.idempotencyKeys().keep(claim(), new byte[1], nodes.line("deactivated"), LIMIT);
    assertEquals(3, statements());
  }

  @Test
  void a_call_whose_key_is_freed_makes_three_statements() {
    nodes.one.idempotencyKeys().free(claim(), nodes.line("failed"), LIMIT);
    assertEquals(3, statements());
  }

  @Test
  void a_replay_makes_three_statements() {
    nodes.one.idempotencyKeys().keep(claim(), new byte[1], nodes.line("deactivated"), LIMIT);
    var before = statements();
    nodes.one.idempotencyKeys().claim(new UUID(1, 1), "key-1", "request", LIMIT);
    nodes.one.audit().write(nodes.line("deactivated"), LIMIT);
    assertEquals(3, statements() - before);
  }

  private Ours claim() {
    return (Ours) nodes.one.idempotencyKeys().claim(new UUID(1, 1), "key-1", "request", LIMIT);
  }

  private long statements() {
    var counted =
        TestDatabase.query(
            nodes.settings,
            "SELECT sum(execution_count) FROM information_schema.query_statistics"
                + " WHERE sql_statement NOT ILIKE '%query_statistics%'"
                + " AND sql_statement NOT ILIKE 'SET %'"
                + " AND sql_statement NOT IN ('COMMIT', 'CALL READONLY()')");
    return Long.parseLong(counted.get(0));
  }
}
