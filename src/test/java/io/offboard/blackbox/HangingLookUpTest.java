package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A resolver that never answers holds a call no longer than the vendor call may take. */
class HangingLookUpTest extends BlackBoxTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HangingDns dns = new HangingDns();

  @Override
  Service configured(Service plain) {
    return plain
        .with("offboard.vendor.response-timeout", "300ms")
        .with("offboard.vendor.connect-timeout", "60s")
        .withBean("dnsResolver", dns);
  }

  @AfterAll
  void endLookUps() {
    dns.end.countDown();
  }

  @Test
  void the_call_ends_and_nothing_was_sent() {
    var answer = assertTimeoutPreemptively(PATIENCE, this::call);

    assertEquals(502, answer);
    assertTrue(log.events().stream().anyMatch(line -> line.contains("NOT_SENT")), log::text);
  }

  @Test
  void many_calls_leave_no_more_than_one_look_up_behind() {
    assertTimeoutPreemptively(PATIENCE, () -> IntStream.range(0, 5).forEach(call -> call()));

    assertEquals(1, dns.asked.get());
  }

  private int call() {
    return deactivate(scimAt("https://hangs.example"), user("u1")).status();
  }

  private static final class HangingDns implements DnsResolver {
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public InetAddress[] resolve(String host) {
      asked.incrementAndGet();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new InetAddress[0];
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
