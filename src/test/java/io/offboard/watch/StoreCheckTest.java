package io.offboard.watch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.store.CallRecords;
import io.offboard.store.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreCheckTest {
  private static final int ASKED = 10;

  /** Half of what it takes if the store is waited for each time. */
  private static final Duration WAITED_FOR = Duration.ofSeconds(2).multipliedBy(ASKED / 2);

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final StoreCheck check = new StoreCheck(store(), true);
  private volatile CountDownLatch answer = new CountDownLatch(0);

  @BeforeEach
  void start() {
    check.setCamelContext(context);
  }

  @AfterEach
  void stop() throws IOException {
    answer.countDown();
    context.close();
  }

  @Test
  void a_store_that_answers_is_up() {
    assertEquals(State.UP, state());
    assertEquals(State.UP, state());
  }

  /** Liveness and metrics are served by the same port, one after the other. */
  @Test
  void a_store_that_hangs_is_waited_for_once_and_up_again_when_it_answers() {
    answer = new CountDownLatch(1);
    assertEquals(State.DOWN, state());

    var start = System.nanoTime();
    for (var i = 0; i < ASKED; i++) {
      assertEquals(State.DOWN, state());
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(WAITED_FOR) < 0, took::toString);

    answer.countDown();
    await().until(() -> state() == State.UP);
  }

  private State state() {
    return check.call(Map.of()).getState();
  }

  /** Hangs until it is to answer, or its time is over. */
  private CallRecords store() {
    return (CallRecords)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CallRecords.class},
            (proxy, method, arguments) -> {
              assertEquals("requireWritable", method.getName());
              var limit = (Duration) arguments[1];
              if (!answer.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailableException(new SQLTimeoutException("no time is left"));
              }
              return null;
            });
  }
}
