package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.account.Secret;
import io.offboard.error.InternalException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.error.VendorUnreachableException;
import io.offboard.store.SharedToken.Fetched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SharedTokensTest {
  private static final Set<Thread.State> WAITS =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  @Parameter private TestDatabase database;
  private final AtomicInteger fetched = new AtomicInteger();
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
  void a_node_uses_the_token_that_another_fetched() {
    assertEquals(get(nodes.one, 0), get(nodes.two, 0));
    assertEquals(1, fetched.get());
  }

  @Test
  void many_callers_at_two_nodes_fetch_one_token() throws Exception {
    var calls = new ArrayList<Callable<SharedToken>>();
    for (var i = 0; i < 8; i++) {
      calls.add(() -> get(nodes.one, 0));
      calls.add(() -> get(nodes.two, 0));
    }
    assertEquals(1, Nodes.atOnce(calls).stream().distinct().count());
    assertEquals(1, fetched.get());
  }

  @Test
  void another_is_fetched_when_it_is_due() {
    get(nodes.one, 0);
    nodes.clock.advance(Duration.ofHours(1));
    assertEquals(2, get(nodes.two, 0).issue());
  }

  @Test
  void a_token_that_was_refused_is_renewed_once_for_all_nodes() {
    var refused = get(nodes.one, 0).issue();
    var renewed = get(nodes.two, refused);
    assertEquals(renewed, get(nodes.one, refused));
    assertEquals(2, fetched.get());
  }

  @Test
  void clients_have_tokens_of_their_own() {
    var one = nodes.one.tokens().get("client-1", 0, LIMIT, this::fetch);
    var two = nodes.one.tokens().get("client-2", 0, LIMIT, this::fetch);
    assertFalse(one.value().equals(two.value()));
  }

  @Test
  void the_vendor_is_asked_five_times_a_minute_by_all_nodes() {
    for (var i = 0; i < 5; i++) {
      get(i % 2 == 0 ? nodes.one : nodes.two, i);
      nodes.clock.advance(Duration.ofSeconds(2));
    }
    var error = assertThrows(TooManyCallsException.class, () -> get(nodes.two, 5));
    assertEquals(Optional.of(50L), error.retryAfterSeconds());
    nodes.clock.advance(Duration.ofSeconds(50));
    assertEquals(6, get(nodes.two, 5).issue());
  }

  @Test
  void a_request_that_the_vendor_refused_counts() {
    for (var i = 0; i < 5; i++) {
      assertThrows(
          InternalException.class, () -> failing(new InternalException(new Exception("401"))));
    }
    assertThrows(TooManyCallsException.class, () -> get(nodes.two, 0));
  }

  @Test
  void a_request_that_never_got_through_does_not_count() {
    for (var i = 0; i < 5; i++) {
      assertThrows(
          VendorUnreachableException.class,
          () -> failing(new VendorUnreachableException(new Exception("refused"))));
    }
    assertEquals(1, get(nodes.two, 0).issue());
  }

  @Test
  void a_node_waits_for_another_s_request_no_longer_than_its_call_may_take() throws Exception {
    var asking = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    var slow =
        CompletableFuture.supplyAsync(
            () -> nodes.one.tokens().get("client", 0, LIMIT, () -> fetchAfter(asking, answer)));
    asking.await();
    try {
      var limit = Duration.ofSeconds(2);
      assertThrows(
          VendorTimeoutException.class,
          () -> nodes.two.tokens().get("client", 0, limit, this::fetch));
    } finally {
      answer.countDown();
    }
    assertEquals(slow.get(), get(nodes.two, 0));
    assertEquals(1, fetched.get());
  }

  @Test
  void callers_who_wait_for_a_token_leave_a_connection_for_others() throws Exception {
    var given = nodes.settings;
    var small = new StoreSettings(given.url(), null, null, 2, given.key(), null);
    var asking = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    try (var node = Store.open(small, nodes.clock)) {
      var first = caller(node, "client-1", asking, answer);
      asking.await();
      var second = caller(node, "client-2", asking, answer);
      try {
        await().until(() -> WAITS.contains(second.getState()));
        node.audit().requireWritable(Duration.ofSeconds(10));
      } finally {
        answer.countDown();
        first.join();
        second.join();
      }
    }
    assertEquals(2, fetched.get());
  }

  private Thread caller(Store node, String client, CountDownLatch asking, CountDownLatch answer) {
    var thread =
        new Thread(() -> node.tokens().get(client, 0, LIMIT, () -> fetchAfter(asking, answer)));
    thread.start();
    return thread;
  }

  @Test
  void a_token_cannot_be_read_in_the_database_and_one_that_was_changed_is_replaced() {
    get(nodes.one, 0);
    var token = TestDatabase.bytes(nodes.settings, "SELECT token FROM access_tokens");
    assertEquals(12 + "token-1".length() + 16, token.length());
    assertFalse(token.contains("token-1"));
    TestDatabase.execute(nodes.settings, "UPDATE access_tokens SET issue = 7");
    assertEquals("token-2", get(nodes.two, 0).value().reveal());
  }

  private SharedToken get(Store node, long refused) {
    return node.tokens().get("client", refused, LIMIT, this::fetch);
  }

  private void failing(RuntimeException failure) {
    nodes
        .one
        .tokens()
        .get(
            "client",
            0,
            LIMIT,
            () -> {
              throw failure;
            });
  }

  private Fetched fetch() {
    var renewAt = nodes.clock.instant().plus(Duration.ofHours(1));
    return new Fetched(new Secret("token-" + fetched.incrementAndGet()), renewAt);
  }

  private Fetched fetchAfter(CountDownLatch asking, CountDownLatch answer) {
    asking.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return fetch();
  }
}
