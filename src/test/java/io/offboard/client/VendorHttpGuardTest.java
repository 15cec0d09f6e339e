package io.offboard.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorHttpGuardTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({"60000, 200", "200, 60000"})
  void a_vendor_that_never_shakes_hands_is_given_up(long connectMillis, long callMillis)
      throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var request = new HttpGet("https://localhost:" + silent.getLocalPort());
      request.setHeader(VendorHttpGuard.TIME_LIMIT, callMillis);

      var fault =
          assertTimeoutPreemptively(
              PATIENCE, () -> fault(request, Duration.ofMillis(connectMillis)));

      assertEquals(VendorAnswer.Fault.NOT_SENT, fault.fault());
    }
  }

  private static VendorFault fault(HttpGet request, Duration connectTimeout) throws Exception {
    var guard = new VendorHttpGuard(connectTimeout, 1, SystemDefaultDnsResolver.INSTANCE, null);
    var builder = HttpClientBuilder.create();
    guard.configureHttpClient(builder);
    try (var client = builder.build()) {
      return assertThrows(VendorFault.class, () -> client.execute(request, answer -> null));
    } finally {
      guard.stop();
    }
  }
}
