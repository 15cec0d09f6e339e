package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.testkit.HttpAnswer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Idempotency-Key may look like, who may use it, and how many at once. */
class IdempotencyKeyTest extends BlackBoxTest {
  private HangingCalls calls;
  private TestAccount account;

  @BeforeEach
  void prepare() {
    calls = new HangingCalls(this, HttpAnswer.of(200, "{}"));
    account = calls.account();
  }

  @Test
  void a_key_whose_call_is_still_running_is_refused_for_now() {
    var running = running("k");
    calls.awaitArrived(1);

    var reply = send("k");

    assertEquals(409, reply.status());
    assertEquals("1", reply.header("Retry-After"));
    assertNull(reply.outcome());
    calls.end();
    assertEquals(200, running.join().status());
    assertEquals("true", send("k").header("Idempotency-Replayed"));
  }

  @Test
  void a_refused_repetition_leaves_the_key_with_the_running_call() {
    var running = running("k");
    calls.awaitArrived(1);

    assertEquals(409, send("k").status());
    assertEquals(409, send("k").status());

    calls.end();
    running.join();
    assertEquals(1, requests().size());
  }

  @Test
  void of_many_calls_with_one_key_at_once_one_reaches_the_vendor() {
    var many = IntStream.range(0, 20).mapToObj(i -> running("k")).toList();
    Awaitility.await().until(() -> many.stream().filter(CompletableFuture::isDone).count() == 19);
    calls.end();

    var statuses = many.stream().map(call -> call.join().status()).sorted().toList();

    assertEquals(200, statuses.get(0));
    assertEquals(List.of(409), statuses.stream().skip(1).distinct().toList());
    assertEquals(1, requests().size());
  }

  static Stream<String> wellFormed() {
    return Stream.of("!", "~", "k".repeat(255), "{\"a\"=1}");
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void a_key_is_1_to_255_visible_characters(String key) {
    calls.end();
    send(key);

    assertEquals("true", send(key).header("Idempotency-Replayed"));
  }

  static Stream<String> malformed() {
    return Stream.of("", "a b", "a\tb", "k".repeat(256));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void any_other_key_is_refused(String key) {
    calls.end();

    assertEquals(400, send(key).status());
    assertEquals(List.of(), requests());
  }

  @Test
  void two_keys_are_refused() {
    calls.end();
    var request = account.request().header("Idempotency-Key", "a").header("Idempotency-Key", "b");

    assertEquals(400, send(request).status());
    assertEquals(List.of(), requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer wrong"})
  void nothing_is_replayed_to_somebody_unknown(String authorization) {
    calls.end();
    send("k");

    var request = account.request().header("Idempotency-Key", "k");
    var reply = send(request.setHeader("Authorization", authorization));

    assertEquals(401, reply.status());
    assertNull(reply.header("Idempotency-Replayed"));
  }

  @Test
  void nothing_is_replayed_of_an_account_that_is_gone() {
    calls.end();
    send("k");
    forgetAccounts();
    okta();

    var reply = send("k");

    assertEquals(404, reply.status());
    assertNull(reply.header("Idempotency-Replayed"));
  }

  private CompletableFuture<Reply> running(String key) {
    return CompletableFuture.supplyAsync(() -> send(key), TestAccount.CALLERS);
  }

  private Reply send(String key) {
    return send(account.request().header("Idempotency-Key", key));
  }
}
