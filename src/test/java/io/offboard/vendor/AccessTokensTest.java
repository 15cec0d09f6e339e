package io.offboard.vendor;

import static io.offboard.testkit.Samples.answer;
import static io.offboard.testkit.Samples.call;
import static io.offboard.testkit.Samples.client;
import static io.offboard.testkit.Samples.exchange;
import static io.offboard.testkit.Samples.vantaWith;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.Deactivation;
import io.offboard.account.Credential.ClientCredentials;
import io.offboard.account.Secret;
import io.offboard.error.OffboardException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.testkit.Samples;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
  private static final ClientCredentials CLIENT = client("c1", "s3cret");

  private final TestClock clock = new TestClock();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final AtomicInteger asked = new AtomicInteger();
  private Supplier<VendorAnswer> tokenRoute = () -> token("t" + asked.get(), 3600);
  private AccessTokens tokens;

  @BeforeEach
  void startTokenRoute() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:vanta.token")
                .errorHandler(noErrorHandler())
                .process(
                    exchange -> {
                      asked.incrementAndGet();
                      exchange.setProperty(VendorCall.ANSWER, tokenRoute.get());
                    });
          }
        });
    context.start();
    tokens = new AccessTokens(context.createProducerTemplate(), clock);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

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

  @Test
  void a_failure_is_not_kept() {
    tokenRoute = () -> asked.get() == 1 ? answer(503, "{}") : token("t2", 3600);
    assertFailsWith(503);

    assertEquals(new Secret("t2"), get(CLIENT));
  }

  @ParameterizedTest
  @CsvSource({"400, 401", "401, 401", "403, 401", "429, 429", "500, 500", "302, 502"})
  void a_refusal_is_the_error_of_the_call(int vendorStatus, int status) {
    tokenRoute = () -> answer(vendorStatus, "{}");

    assertFailsWith(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{'access_token': 't1'}",
        "{'access_token': 't1', 'expires_in': 0}",
        "{'access_token': 't1', 'expires_in': -1}",
        "{'access_token': 't1', 'expires_in': 'x'}",
        "{'access_token': '', 'expires_in': 3600}",
        "{'access_token': null, 'expires_in': 3600}",
        "{'access_token': {}, 'expires_in': 3600}",
        "{'access_token': 'a b', 'expires_in': 3600}",
        "{'access_token': 'a\\r\\nHost: x', 'expires_in': 3600}",
        "{'access_token': 'é', 'expires_in': 3600}"
      })
  void an_answer_without_a_usable_token_is_a_bad_gateway_that_shows_nothing(String body) {
    tokenRoute = () -> answer(200, body);

    var error = assertFailsWith(502);

    assertTrue(((VendorErrorException) error).rawResponse().isMissingNode());
  }

  @Test
  void an_error_of_the_route_reaches_the_caller_as_it_is() {
    var cause = new VendorTimeoutException();
    tokenRoute =
        () -> {
          throw cause;
        };

    assertSame(cause, assertThrows(RuntimeException.class, () -> get(CLIENT)));
  }

  private OffboardException assertFailsWith(int status) {
    var error = assertThrows(OffboardException.class, () -> get(CLIENT));
    assertEquals(status, error.statusCode());
    return error;
  }

  private Secret get(ClientCredentials client) {
    return tokens.get(client, exchange(callOf(client)));
  }

  private Deactivation callOf(ClientCredentials client) {
    var request = DeactivateRequest.of(Samples.VANTA_ID, "u1", "a1");
    return call(vantaWith(client), request, clock);
  }

  private static VendorAnswer token(String value, long expiresIn) {
    return answer(200, "{'access_token': '%s', 'expires_in': %d}".formatted(value, expiresIn));
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
