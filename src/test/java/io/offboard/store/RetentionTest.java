package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.account.Secret;
import io.offboard.store.KeyClaim.Ours;
import io.offboard.store.SharedToken.Fetched;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RetentionTest {
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
  private static final Duration KEPT = Duration.ofDays(400);

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
  void audit_rows_are_deleted_when_their_time_is_over_however_many_there_are() {
    nodes.one.audit().load(IntStream.range(0, 2_300).mapToObj(i -> nodes.line("old")));
    nodes.clock.advance(KEPT);
    var young = nodes.line("young");
    nodes.one.audit().write(young, LIMIT);
    assertEquals(2_300, nodes.one.retention().run(KEPT));
    assertEquals(List.of(young), nodes.audit());
  }

  @Test
  void of_two_nodes_one_deletes_for_an_hour() {
    nodes.one.retention().run(KEPT);
    nodes.one.audit().write(nodes.line("old"), LIMIT);
    nodes.clock.advance(Duration.ofMinutes(59));
    assertEquals(0, nodes.two.retention().run(Duration.ofMinutes(1)));
    assertEquals(1, nodes.one.retention().run(Duration.ofMinutes(1)));
  }

  @Test
  void a_node_takes_over_from_one_that_does_not_come_back() {
    nodes.one.retention().run(KEPT);
    nodes.one.audit().write(nodes.line("old"), LIMIT);
    nodes.clock.advance(Duration.ofHours(1));
    assertEquals(1, nodes.two.retention().run(Duration.ofMinutes(1)));
  }

  @Test
  void a_kept_answer_is_deleted_soon_after_it_has_expired_and_not_before() {
    var keys = nodes.one.idempotencyKeys();
    keys.keep(
        (Ours) keys.claim(ACCOUNT, "key-1", "request", LIMIT),
        new byte[1],
        nodes.line("deactivated"),
        LIMIT);
    nodes.clock.advance(Duration.ofHours(24));
    assertEquals(0, nodes.one.retention().run(KEPT));
    nodes.clock.advance(Duration.ofMinutes(10));
    assertEquals(1, nodes.one.retention().run(KEPT));
  }

  @Test
  void budgets_and_tokens_that_nobody_uses_any_more_are_deleted() {
    var now = nodes.clock.instant();
    var budget = new SharedBudget(ACCOUNT, "read", 600, 1, now.plusSeconds(60), now);
    nodes.one.budgets().exchange(List.of(budget), LIMIT);
    nodes
        .one
        .tokens()
        .get("client", 0, LIMIT, () -> new Fetched(new Secret("t"), now.plusSeconds(60)));
    nodes.clock.advance(Duration.ofDays(1));
    assertEquals(1, nodes.one.retention().run(KEPT));
    nodes.clock.advance(Duration.ofMinutes(1));
    assertEquals(1, nodes.one.retention().run(KEPT));
    assertEquals(List.of(), TestDatabase.query(nodes.settings, "SELECT client FROM access_tokens"));
  }
}
