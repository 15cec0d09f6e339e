package io.offboard.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ClosedPortTest {
  @Test
  void refuses_connections() throws Exception {
    try (var port = new ClosedPort()) {
      assertThrows(ConnectException.class, () -> new RawClient(port.url()));
    }
  }

  @Test
  void is_kept_from_others() throws Exception {
    try (var port = new ClosedPort()) {
      var loopback = InetAddress.getLoopbackAddress();

      assertThrows(BindException.class, () -> new ServerSocket(port.number(), 1, loopback));
    }
  }

  @Test
  void can_be_given_to_a_vendor_that_comes_up_late() throws Exception {
    var port = new ClosedPort();
    port.close();
    try (var late = new ScriptedVendor(port.number());
        var client = new RawClient(port.url())) {
      late.expect("GET", "/").answer(200, "{}");

      assertTrue(client.get("/").readUntil("{}").startsWith("HTTP/1.1 200 "));
    }
  }
}
