package io.offboard.token;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.client;
import static io.offboard.fixture.Samples.exchange;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.account.Secret;
import io.offboard.client.VendorAnswer;
import io.offboard.error.VendorTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest extends AccessTokensTestBase {

  @Test
  void a_token_is_kept() {
    assertEquals(new Secret("t1"), get(CLIENT));
    assertEquals(new Secret("t1"), get(CLIENT));
    assertEquals(1, asked.get());
  }

  @Test
  void two_accounts_with_the_same_client_share_a_token() {
    get(client("c1", "s3cret"));

    assertEquals(new Secret("t1"), get(client("c1", "s3cret")));
  }

  @ParameterizedTest
  @CsvSource({"c2, s3cret", "c1, other"})
  void another_client_has_a_token_of_its_own(String clientId, String clientSecret) {
    get(CLIENT);

    assertEquals(new Secret("t2"), get(client(clientId, clientSecret)));
    assertEquals(new Secret("t1"), get(CLIENT));
  }

  @ParameterizedTest
  @CsvSource({"3600, 3540", "121, 61", "120, 60", "60, 30", "1, 1"})
  void a_token_is_renewed_a_minute_early_or_at_half_its_life(long life, long seconds) {
    tokenRoute = () -> token("t" + asked.get(), life);
    get(CLIENT);

    clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
    assertEquals(new Secret("t1"), get(CLIENT));
    clock.advance(Duration.ofMillis(1));
    assertEquals(new Secret("t2"), get(CLIENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"86401", "99999999999999999", "9223372036854775807", "1e300"})
  void a_token_is_used_for_a_day_at_most(String life) {
    tokenRoute = () -> answer(200, document(", 'expires_in': " + life));
    get(CLIENT);

    clock.advance(Duration.ofDays(1).minusSeconds(60).minusMillis(1));
    assertEquals(new Secret("t1"), get(CLIENT));
    clock.advance(Duration.ofMillis(1));
    assertEquals(new Secret("t2"), get(CLIENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", 'expires_in': null"})
  void a_token_whose_life_is_not_told_is_used_for_some_minutes(String life) {
    tokenRoute = () -> answer(200, document(life));
    get(CLIENT);

    clock.advance(Duration.ofSeconds(240).minusMillis(1));
    assertEquals(new Secret("t1"), get(CLIENT));
    clock.advance(Duration.ofMillis(1));
    assertEquals(new Secret("t2"), get(CLIENT));
  }

  @Test
  void many_callers_at_once_ask_for_one_token() throws InterruptedException {
    var mayAnswer = new CountDownLatch(1);
    tokenRoute = () -> afterwards(mayAnswer, token("t1", 3600));
    Set<Secret> got = ConcurrentHashMap.newKeySet();
    var callers = new ArrayList<Thread>();
    for (int i = 0; i < 20; i++) {
      callers.add(new Thread(() -> got.add(get(CLIENT))));
    }

    callers.forEach(Thread::start);
    await().until(() -> callers.stream().allMatch(AccessTokensTest::isWaiting));
    mayAnswer.countDown();
    for (var caller : callers) {
      caller.join();
    }

    assertEquals(1, asked.get());
    assertEquals(Set.of(new Secret("t1")), got);
  }

  @Test
  void a_caller_waits_no_longer_than_its_deadline() throws InterruptedException {
    var mayAnswer = new CountDownLatch(1);
    tokenRoute = () -> afterwards(mayAnswer, token("t1", 3600));
    var first = new Thread(() -> get(CLIENT));
    first.start();
    await().until(() -> asked.get() == 1);
    var late = callOf(CLIENT);
    clock.advance(Duration.ofSeconds(25));

    assertThrows(VendorTimeoutException.class, () -> tokens.get(CLIENT, exchange(late)));

    mayAnswer.countDown();
    first.join();
    assertEquals(1, asked.get());
  }

  @Test
  void callers_of_another_client_do_not_wait() throws InterruptedException {
    var mayAnswer = new CountDownLatch(1);
    tokenRoute = () -> asked.get() == 1 ? afterwards(mayAnswer, token("t1", 9)) : token("t2", 9);
    var first = new Thread(() -> get(CLIENT));
    first.start();
    await().until(() -> asked.get() == 1);

    assertEquals(new Secret("t2"), get(client("c2", "s3cret")));

    mayAnswer.countDown();
    first.join();
  }

  private String document(String life) {
    return "{'access_token': 't%d'%s}".formatted(asked.get(), life);
  }

  private static VendorAnswer afterwards(CountDownLatch latch, VendorAnswer answer) {
    try {
      latch.await();
      return answer;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }
}
