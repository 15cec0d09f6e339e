package io.offboard.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.client.LookUps.LookUpTooLateException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpsTest {
  private static final String HOST = "acme.okta.com";
  private static final InetAddress[] ADDRESSES = {InetAddress.getLoopbackAddress()};
  private static final CompletableFuture<Void> NEVER = new CompletableFuture<>();
  private static final CompletableFuture<Void> OVER = CompletableFuture.completedFuture(null);

  private final CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
  private final List<Thread> asked = new CopyOnWriteArrayList<>();
  private final LookUps lookUps = new LookUps(new WaitingDns());

  @AfterEach
  void close() {
    lookUps.close();
  }

  @Test
  void a_call_that_is_over_waits_no_longer() {
    assertThrows(LookUpTooLateException.class, () -> lookUps.until(OVER).resolve(HOST));
  }

  @Test
  void calls_for_the_same_host_share_one_look_up_however_long_it_takes() throws Exception {
    for (var call = 0; call < 100; call++) {
      assertThrows(LookUpTooLateException.class, () -> lookUps.until(OVER).resolve(HOST));
    }
    var over = new CompletableFuture<Void>();
    var waiting = Stream.generate(() -> waiting(over)).limit(3).toList();
    Awaitility.await().until(() -> over.getNumberOfDependents() == 3);

    answer.complete(ADDRESSES);

    for (var call : waiting) {
      assertArrayEquals(ADDRESSES, call.get());
    }
    assertEquals(1, asked.size());
  }

  @Test
  void a_look_up_that_has_ended_is_not_used_again() throws Exception {
    answer.complete(ADDRESSES);
    lookUps.until(NEVER).resolve(HOST);

    Awaitility.await()
        .until(
            () -> {
              lookUps.until(NEVER).resolve(HOST);
              return asked.size() > 1;
            });
  }

  @Test
  void other_hosts_do_not_wait_for_one_that_hangs() {
    assertThrows(LookUpTooLateException.class, () -> lookUps.until(OVER).resolve(HOST));
    assertThrows(LookUpTooLateException.class, () -> lookUps.until(OVER).resolve("acme.scim.test"));

    Awaitility.await().until(() -> asked.size() == 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void an_address_is_taken_at_once_and_in_the_callers_own_thread(String address) throws Exception {
    answer.complete(ADDRESSES);

    lookUps.until(OVER).resolve(address);

    assertSame(Thread.currentThread(), asked.get(0));
  }

  @Test
  void a_name_that_is_not_known_is_told_as_the_resolver_tells_it() {
    var unknown = new UnknownHostException(HOST);
    answer.completeExceptionally(unknown);

    assertSame(
        unknown,
        assertThrows(UnknownHostException.class, () -> lookUps.until(NEVER).resolve(HOST)));
    assertFalse(asked.isEmpty());
  }

  private CompletableFuture<InetAddress[]> waiting(CompletableFuture<?> over) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return lookUps.until(over).resolve(HOST);
          } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
          }
        },
        code -> new Thread(code, "call").start());
  }

  /** Answers when the test does. */
  private final class WaitingDns implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      asked.add(Thread.currentThread());
      try {
        return answer.get();
      } catch (Exception e) {
        if (e.getCause() instanceof UnknownHostException unknown) {
          throw unknown;
        }
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
