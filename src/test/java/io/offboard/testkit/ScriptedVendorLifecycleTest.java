package io.offboard.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.fixture.RawClient;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedVendorLifecycleTest {
  private static final HttpAnswer OK = HttpAnswer.of(200, "{}");

  private final ScriptedVendor vendor = new ScriptedVendor();

  @AfterEach
  void closeVendor() {
    vendor.close();
  }

  @Test
  void reset_forgets_script_and_requests() throws Exception {
    get("/unexpected");
    vendor.expect("GET", "/missing").answer(OK);

    vendor.reset();

    vendor.assertDone();
    assertEquals(0, vendor.requests().size());
  }

  @Test
  void reset_breaks_off_held_answers_and_leaves_idle_connections() throws Exception {
    var gate = new Gate();
    vendor.expect("GET", "/idle").answer(OK);
    vendor.expect("GET", "/held").answer(gate.hold(OK));
    try (var idle = new RawClient(vendor.url());
        var held = new RawClient(vendor.url())) {
      idle.get("/idle").readUntil("{}");
      held.get("/held");
      await().until(() -> gate.arrived() == 1);

      vendor.reset();

      assertEquals("", held.readToEnd());
      vendor.expect("GET", "/idle").answer(OK);
      idle.get("/idle").readUntil("{}");
    }
  }

  @Test
  void close_ends_idle_held_and_dripping_connections() throws Exception {
    var gate = new Gate();
    vendor.expect("GET", "/held").answer(gate.hold(OK));
    vendor.expect("GET", "/slow").answer(Fault.drip(OK, Duration.ofHours(1)));
    try (var idle = new RawClient(vendor.url());
        var held = new RawClient(vendor.url());
        var slow = new RawClient(vendor.url())) {
      held.get("/held");
      await().until(() -> gate.arrived() == 1);
      slow.get("/slow");
      await().until(() -> vendor.requests().size() == 2 && vendor.openConnections() == 3);

      vendor.close();

      assertEquals("", idle.readToEnd());
      assertEquals("", held.readToEnd());
      assertEquals("", slow.readToEnd());
    }
    await().until(() -> vendor.openConnections() == 0);
    assertThrows(ConnectException.class, () -> new RawClient(vendor.url()));
  }

  @Test
  void close_ends_an_answer_that_nobody_reads() throws Exception {
    vendor.expect("GET", "/").answer(HttpAnswer.ofSize(200, 64));
    try (var client = new RawClient(vendor.url())) {
      client.get("/").readUntil("\r\n\r\n");

      vendor.close();

      await().until(() -> vendor.openConnections() == 0);
    }
  }

  @Test
  void static_extension_checks_and_resets_after_each_test() throws Exception {
    vendor.beforeAll(null);
    get("/unexpected");

    assertThrows(AssertionError.class, () -> vendor.afterEach(null));

    vendor.expect("GET", "/").answer(OK);
    get("/");
    vendor.afterEach(null);
  }

  @Test
  void static_extension_closes_after_the_outermost_test_class() throws Exception {
    vendor.beforeAll(null);
    vendor.beforeAll(null);
    vendor.afterAll(null);
    new RawClient(vendor.url()).close();

    vendor.afterAll(null);

    assertThrows(ConnectException.class, () -> new RawClient(vendor.url()));
  }

  @Test
  void instance_extension_checks_and_closes_after_its_test() {
    vendor.expect("GET", "/missing").answer(OK);

    assertThrows(AssertionError.class, () -> vendor.afterEach(null));

    assertThrows(ConnectException.class, () -> new RawClient(vendor.url()));
  }

  private void get(String target) throws Exception {
    try (var client = new RawClient(vendor.url())) {
      client.get(target).readUntil("\r\n\r\n");
    }
  }
}
