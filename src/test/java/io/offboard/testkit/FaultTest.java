package io.offboard.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultTest {
  private static final HttpAnswer OK = HttpAnswer.of(200, "{\"id\":1}");

  @RegisterExtension final ScriptedVendor vendor = new ScriptedVendor();

  @Test
  void new_connection_is_closed_unread() throws Exception {
    vendor.expectConnectionAndClose();
    try (var client = new RawClient(vendor.url())) {
      assertEquals("", client.readToEnd());
    }
    assertEquals(0, vendor.requests().size());
  }

  @Test
  void used_connection_is_closed_unread() throws Exception {
    vendor.expect("GET", "/").answer(OK);
    vendor.expectConnectionAndClose();
    try (var client = new RawClient(vendor.url())) {
      client.get("/").readUntil("}");

      assertBrokenOff(client.get("/again"));
    }
    assertEquals(1, vendor.requests().size());
  }

  @Test
  void connection_is_closed_after_the_request() throws Exception {
    assertEquals("", allReceived(Fault.close()));
  }

  @Test
  void state_can_change_before_the_fault() throws Exception {
    var applied = new AtomicBoolean();
    vendor.expect("GET", "/").applying(() -> applied.set(true)).answer(Fault.close());
    try (var client = new RawClient(vendor.url())) {
      client.get("/").readToEnd();
    }
    assertTrue(applied.get());
  }

  @Test
  void connection_is_reset_after_the_request() throws Exception {
    assertThrows(SocketException.class, () -> allReceived(Fault.reset()));
  }

  @Test
  void answer_is_cut_in_its_headers() throws Exception {
    var received = allReceived(Fault.cutInHeaders(OK));

    assertTrue(received.startsWith("HTTP/1.1 200 \r\n"), received);
    assertFalse(received.contains("\r\n\r\n"), received);
  }

  @Test
  void answer_is_cut_in_its_body() throws Exception {
    var received = allReceived(Fault.cutInBody(OK));

    assertTrue(received.contains("Content-Length: 8\r\n"), received);
    assertTrue(received.endsWith("\r\n\r\n{\"id"), received);
  }

  @Test
  void chunked_answer_is_cut_in_its_body() throws Exception {
    var received = allReceived(Fault.cutInBody(OK.chunked()));

    assertFalse(received.contains("0\r\n\r\n"), received);
  }

  @Test
  void answer_without_a_body_cannot_be_cut_in_it() {
    var empty = HttpAnswer.of(200, "");

    assertThrows(IllegalArgumentException.class, () -> Fault.cutInBody(empty));
  }

  @Test
  void dripping_answer_arrives_whole() throws Exception {
    vendor.expect("GET", "/").answer(Fault.drip(OK, Duration.ofNanos(1_000)));
    try (var client = new RawClient(vendor.url())) {
      assertTrue(client.get("/").readUntil("}").endsWith("{\"id\":1}"));
    }
  }

  @Test
  void dripping_answer_waits_before_each_byte() throws Exception {
    var pause = Duration.ofMillis(1);
    var start = System.nanoTime();
    vendor.expect("GET", "/").answer(Fault.drip(OK, pause));
    try (var client = new RawClient(vendor.url())) {
      var bytes = client.get("/").readUntil("}").length();

      assertTrue(System.nanoTime() - start >= pause.multipliedBy(bytes).toNanos());
    }
  }

  @Test
  void dripping_answer_ends_when_the_client_goes() throws Exception {
    vendor.expect("GET", "/").answer(Fault.drip(HttpAnswer.ofSize(200, 8), Duration.ofMillis(1)));
    try (var client = new RawClient(vendor.url())) {
      client.get("/").read(3);
    }
    await().until(() -> vendor.openConnections() == 0);
  }

  @Test
  void held_answer_comes_when_the_gate_opens() throws Exception {
    var gate = new Gate();
    vendor.expect("GET", "/").answer(gate.hold(OK));
    try (var client = new RawClient(vendor.url()).get("/")) {
      await().until(() -> gate.arrived() == 1);
      gate.open();

      assertTrue(client.readUntil("}").endsWith("{\"id\":1}"));
    }
  }

  @Test
  void stale_connection_closes_after_a_good_answer() throws Exception {
    vendor.expect("GET", "/").answer(Fault.staleKeepAlive(OK));
    try (var client = new RawClient(vendor.url())) {
      var answer = client.get("/").readUntil("}");
      await().until(() -> vendor.openConnections() == 0);

      assertTrue(answer.contains("Connection: keep-alive\r\n"), answer);
      assertBrokenOff(client.get("/again"));
    }
  }

  private String allReceived(Answer answer) throws Exception {
    vendor.expect("GET", "/").answer(answer);
    try (var client = new RawClient(vendor.url())) {
      return client.get("/").readToEnd();
    }
  }

  /** A peer that closed may answer late bytes by FIN or by RST. */
  private static void assertBrokenOff(RawClient client) throws Exception {
    try {
      assertEquals("", client.readToEnd());
    } catch (SocketException reset) {
      assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
    }
  }
}
