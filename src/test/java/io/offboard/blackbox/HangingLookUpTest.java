package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.TestClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A resolver that never answers holds a call no longer than the vendor call may take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HangingLookUpTest {
  private static final UUID ACCOUNT = UUID.randomUUID();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension final LogLines log = new LogLines();
  private final Service service = new Service();
  private final HangingDns dns = new HangingDns();

  @BeforeAll
  void start() {
    service
        .with(new TestClock(Stage.START))
        .with("offboard.vendor.response-timeout", "300ms")
        .with("offboard.vendor.connect-timeout", "60s")
        .withBean("dnsResolver", dns)
        .accounts(
            "accounts: [{id: %s, integration: scim, context: {base_url: %s, token: t}}]"
                .formatted(ACCOUNT, "https://hangs.example"))
        .start();
  }

  @AfterAll
  void stop() {
    dns.end.countDown();
    service.close();
  }

  @Test
  void the_call_ends_and_nothing_was_sent() {
    var answer = assertTimeoutPreemptively(PATIENCE, this::deactivate);

    assertEquals(502, answer);
    assertTrue(
        log.lines().stream().anyMatch(line -> line.contains("NOT_SENT")), log.lines()::toString);
  }

  @Test
  void many_calls_leave_no_more_than_one_look_up_behind() {
    assertTimeoutPreemptively(PATIENCE, () -> IntStream.range(0, 5).forEach(call -> deactivate()));

    assertEquals(1, dns.asked.get());
  }

  private int deactivate() {
    return service.deactivate(ACCOUNT, "", "{\"user_id\":\"u1\"}").statusCode();
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
