package io.offboard.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.TestClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedVendorTest {
  private static final HttpAnswer OK = HttpAnswer.of(200, "{}");

  private final ScriptedVendor vendor = new ScriptedVendor();
  private final TestClient client = new TestClient(vendor.url());

  @AfterEach
  void closeVendor() {
    vendor.close();
  }

  @Test
  void fails_over_half_a_request() throws Exception {
    try (var raw = new RawClient(vendor.url())) {
      raw.send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n{");
    }
    await().untilAsserted(() -> assertFailsWith("no whole request", "after 1 of 5 bytes"));
  }

  @Test
  void responder_goes_first_and_leaves_the_rest_to_the_script() throws Exception {
    vendor.respond(request -> request.target().equals("/token") ? OK : null);
    vendor.expect("GET", "/a").answer(201, "{}");

    assertEquals(200, client.send("POST", "/token", "").statusCode());
    assertEquals(201, client.send("GET", "/a", "").statusCode());
    assertEquals(200, client.send("POST", "/token", "").statusCode());
    vendor.assertDone();
    assertEquals(3, vendor.requests().size());
  }

  @Test
  void serves_hundreds_of_calls_at_once() {
    var gate = new Gate();
    vendor.respond(request -> gate.hold(HttpAnswer.of(200, request.target())));
    var calls = IntStream.range(0, 300).mapToObj(i -> client.start("/" + i)).toList();
    await().until(() -> gate.arrived() == 300);
    gate.open();

    for (var i = 0; i < 300; i++) {
      assertEquals("/" + i, calls.get(i).join());
    }
    var connections = vendor.requests().stream().map(RecordedRequest::connection).distinct();
    assertEquals(300, connections.count());
  }

  @Test
  void records_requests_as_they_were_sent() throws Exception {
    vendor.respond(request -> OK);
    try (var raw = new RawClient(vendor.url())) {
      raw.send("PUT /x%2fy?z=[] HTTP/1.1\r\nhOST: v\r\nX-A: 1\r\nx-a:2\r\n");
      raw.send("Content-Length: 2\r\n\r\n{}").readUntil("{}");
    }
    var request = vendor.requests().get(0);

    assertEquals(
        "PUT /x%2fy?z=[] on connection 1, [hOST: v, X-A: 1, x-a: 2, Content-Length: 2], body '{}'",
        request.toString());
    assertEquals(List.of("1", "2"), request.values("X-a"));
    assertTrue(request.json().isObject());
  }

  @Test
  void reads_chunked_requests() throws Exception {
    vendor.expect("POST", "/").withJson("{\"a\":1}").answer(OK);
    try (var raw = new RawClient(vendor.url())) {
      raw.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
      raw.send("3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\nTrailer: t\r\n\r\n").readUntil("{}");
    }
    vendor.assertDone();
  }

  @Test
  void fails_over_a_request_with_two_lengths() throws Exception {
    try (var raw = new RawClient(vendor.url())) {
      raw.send("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx").readToEnd();
    }
    assertFailsWith("more than one length");
  }

  @Test
  void names_headers_that_are_not_allowed() throws Exception {
    vendor.respond(request -> OK);
    client.send("GET", "/a", "", "X-Leak", "secret");

    var error =
        assertThrows(
            AssertionError.class, () -> vendor.assertOnlyHeaders("host", "user-agent", "accept"));
    assertTrue(error.getMessage().contains("X-Leak: secret"), error.getMessage());
  }

  @Test
  void accepts_requests_with_allowed_headers_only() throws Exception {
    vendor.respond(request -> OK);
    client.send("GET", "/a", "", "X-Good", "1");

    vendor.assertOnlyHeaders("Host", "User-Agent", "Content-Length", "x-good");
  }

  private void assertFailsWith(String... parts) {
    var message = assertThrows(AssertionError.class, vendor::assertDone).getMessage();
    for (var part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
