package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.store.KeyClaim.Answered;
import io.offboard.store.KeyClaim.Ours;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
class IdempotencyKeysTest {
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
  private static final UUID OTHER = UUID.fromString("0f9a3c52-6f0e-4b7e-9a51-3c1d2b8e7f10");
  private static final Duration CALL = Duration.ofSeconds(25);
  private static final byte[] ANSWER = "{\"id\":\"00u1\"}".getBytes(StandardCharsets.UTF_8);

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
  void a_call_owns_a_key_that_nobody_has() {
    assertInstanceOf(Ours.class, claim(nodes.one));
  }

  @Test
  void another_node_sees_that_the_call_is_running() {
    claim(nodes.one);
    assertInstanceOf(KeyClaim.Running.class, claim(nodes.two));
  }

  @Test
  void another_request_with_the_key_is_seen_as_such_while_the_call_runs_and_after() {
    var ours = (Ours) claim(nodes.one);
    assertInstanceOf(KeyClaim.OtherRequest.class, claim(nodes.two, "another"));
    nodes.one.idempotencyKeys().keep(ours, ANSWER, nodes.line("deactivated"), LIMIT);
    assertInstanceOf(KeyClaim.OtherRequest.class, claim(nodes.two, "another"));
  }

  @Test
  void a_key_counts_for_its_account_only() {
    claim(nodes.one);
    var claim = nodes.one.idempotencyKeys().claim(OTHER, "key-1", "request", CALL);
    assertInstanceOf(Ours.class, claim);
  }

  @Test
  void another_node_gives_the_kept_answer_for_24_hours() {
    keep((Ours) claim(nodes.one));
    nodes.clock.advance(Duration.ofHours(24).minusSeconds(1));
    var answered = assertInstanceOf(Answered.class, claim(nodes.two));
    assertArrayEquals(ANSWER, answered.answer());
    nodes.clock.advance(Duration.ofSeconds(1));
    assertInstanceOf(Ours.class, claim(nodes.two));
  }

  @Test
  void an_answer_of_two_mebibytes_is_kept() {
    var long_ = "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
    var ours = (Ours) claim(nodes.one);
    nodes.one.idempotencyKeys().keep(ours, long_, nodes.line("deactivated"), LIMIT);
    assertArrayEquals(long_, assertInstanceOf(Answered.class, claim(nodes.two)).answer());
  }

  @Test
  void a_freed_key_is_free_for_another_request_and_has_its_row() {
    var line = nodes.line("failed");
    nodes.one.idempotencyKeys().free((Ours) claim(nodes.one), line, LIMIT);
    assertInstanceOf(Ours.class, claim(nodes.two, "another"));
    assertEquals(List.of(line), nodes.audit());
  }

  @Test
  void the_key_of_a_node_that_died_is_free_when_its_call_would_be_over() {
    claim(nodes.one);
    nodes.clock.advance(CALL.minusMillis(1));
    assertInstanceOf(KeyClaim.Running.class, claim(nodes.two));
    nodes.clock.advance(Duration.ofMillis(1));
    assertInstanceOf(Ours.class, claim(nodes.two));
  }

  @Test
  void a_call_whose_key_was_taken_over_keeps_no_answer_but_has_its_row() {
    var late = (Ours) claim(nodes.one);
    nodes.clock.advance(CALL);
    var ours = (Ours) claim(nodes.two);
    var line = nodes.line("deactivated");
    assertFalse(nodes.one.idempotencyKeys().keep(late, ANSWER, line, LIMIT));
    assertInstanceOf(KeyClaim.Running.class, claim(nodes.one));
    assertTrue(keep(ours));
    assertTrue(nodes.audit().contains(line));
  }

  @Test
  void a_call_whose_key_was_taken_over_does_not_free_it() {
    var late = (Ours) claim(nodes.one);
    nodes.clock.advance(CALL);
    claim(nodes.two);
    nodes.one.idempotencyKeys().free(late, nodes.line("failed"), LIMIT);
    assertInstanceOf(KeyClaim.Running.class, claim(nodes.one));
  }

  @Test
  void of_many_calls_at_two_nodes_one_owns_a_key() throws Exception {
    for (var round = 0; round < 20; round++) {
      assertEquals(1, owners("key-" + round), "in round " + round);
    }
  }

  @Test
  void of_many_calls_at_two_nodes_one_takes_a_key_over() throws Exception {
    for (var round = 0; round < 20; round++) {
      nodes.one.idempotencyKeys().claim(ACCOUNT, "key-" + round, "request", CALL);
    }
    nodes.clock.advance(CALL);
    for (var round = 0; round < 20; round++) {
      assertEquals(1, owners("key-" + round), "in round " + round);
    }
  }

  private long owners(String key) throws Exception {
    var calls = new ArrayList<Callable<KeyClaim>>();
    for (var i = 0; i < 8; i++) {
      for (var node : List.of(nodes.one, nodes.two)) {
        calls.add(() -> node.idempotencyKeys().claim(ACCOUNT, key, "request", CALL));
      }
    }
    return Nodes.atOnce(calls).stream().filter(Ours.class::isInstance).count();
  }

  private KeyClaim claim(Store node) {
    return claim(node, "request");
  }

  private static KeyClaim claim(Store node, String fingerprint) {
    return node.idempotencyKeys().claim(ACCOUNT, "key-1", fingerprint, CALL);
  }

  private boolean keep(Ours ours) {
    return nodes.one.idempotencyKeys().keep(ours, ANSWER, nodes.line("deactivated"), LIMIT);
  }
}
