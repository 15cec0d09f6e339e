package io.offboard.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProxyRefusalTest {
  @Test
  void a_proxy_that_refuses_the_way_is_not_taken_for_the_vendor() throws Exception {
    try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var guard =
            new VendorHttpGuard(
                Duration.ofSeconds(2), 10, SystemDefaultDnsResolver.INSTANCE, null);
        var client = client(guard, proxy.getLocalPort())) {
      var refusal = CompletableFuture.runAsync(() -> refuseOneTunnel(proxy));
      var request = new HttpPost("https://acme.okta.com/api/v1/users/a/lifecycle/deactivate");
      request.setHeader(VendorHttpGuard.TIME_LIMIT, "30000");

      var fault =
          assertThrows(
              VendorFault.class, () -> client.execute(request, answer -> answer.getCode()));

      refusal.join();
      assertEquals(VendorAnswer.Fault.NOT_SENT, fault.fault());
    }
  }

  private static CloseableHttpClient client(VendorHttpGuard guard, int proxyPort) {
    var builder = HttpClientBuilder.create().setProxy(new HttpHost("127.0.0.1", proxyPort));
    guard.configureHttpClient(builder);
    return builder.build();
  }

  private static void refuseOneTunnel(ServerSocket proxy) {
    try (var tunnel = proxy.accept()) {
      tunnel.getInputStream().read(new byte[1024]);
      tunnel
          .getOutputStream()
          .write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n".getBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
