package io.offboard.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A healthy account's latency while another account's vendor hangs, as a ratio to its quiet value.
 */
class HangingVendorBench {
  private static final int CALLS = 2_000;
  private static final int CALLERS = 8;
  private static final int PER_ACCOUNT = 20;
  private static final String ACCOUNTS =
      """
      accounts:
        - {id: %s, integration: okta, context: {org_url: "%s", api_token: healthy, confirm: false}}
        - {id: %s, integration: okta, context: {org_url: "%s", api_token: hanging, confirm: false}}
      """;

  private final UUID healthy = UUID.randomUUID();
  private final UUID hanging = UUID.randomUUID();

  @Test
  void healthy_account_beside_a_hanging_one() throws Exception {
    var callers = Executors.newCachedThreadPool();
    try (var fast = new ScriptedVendor();
        var slow = new ScriptedVendor();
        var service = new Service()) {
      var gate = new Gate();
      fast.respond(request -> HttpAnswer.of(200, "{}"));
      slow.respond(request -> gate.hold(HttpAnswer.of(200, "{}")));
      service.with("offboard.vendor.response-timeout", "20s");
      service.accounts(ACCOUNTS.formatted(healthy, fast.url(), hanging, slow.url())).start();
      p99(service);
      var quiet = p99(service);
      for (var i = 0; i < PER_ACCOUNT; i++) {
        callers.submit(() -> service.deactivate(hanging, "", "{\"user_id\":\"u\"}"));
      }
      Awaitility.await()
          .until(() -> service.deactivate(hanging, "", "{\"user_id\":\"u\"}").statusCode() == 503);
      var beside = p99(service);
      System.out.printf(
          "healthy account's p99: quiet %.2f ms, beside a hanging account %.2f ms, ratio %.2f%n",
          quiet / 1e6, beside / 1e6, (double) beside / quiet);
      gate.open();
    } finally {
      callers.shutdownNow();
    }
  }

  private long p99(Service service) throws ExecutionException, InterruptedException {
    var threads = Executors.newFixedThreadPool(CALLERS);
    try {
      var calls = new ArrayList<CompletableFuture<Long>>();
      for (var i = 0; i < CALLS; i++) {
        calls.add(CompletableFuture.supplyAsync(() -> nanos(service), threads));
      }
      var nanos = new long[CALLS];
      for (var i = 0; i < CALLS; i++) {
        nanos[i] = calls.get(i).get();
      }
      Arrays.sort(nanos);
      return nanos[CALLS * 99 / 100];
    } finally {
      threads.shutdown();
    }
  }

  private long nanos(Service service) {
    var start = System.nanoTime();
    var answer = service.deactivate(healthy, "", "{\"user_id\":\"u\"}");
    assertEquals(200, answer.statusCode());
    return System.nanoTime() - start;
  }
}
