package io.offboard.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.TestClient;
import io.offboard.util.Json;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpAnswerTest {
  private static final int MEBIBYTE = 1 << 20;

  @RegisterExtension final ScriptedVendor vendor = new ScriptedVendor();

  private final TestClient client = new TestClient(vendor.url());

  @Test
  void sends_status_and_json_body() throws Exception {
    var response = answered(HttpAnswer.of(403, "{\"errorCode\":\"E0000006\"}"));

    assertEquals(403, response.statusCode());
    assertEquals("{\"errorCode\":\"E0000006\"}", new String(response.body()));
    assertEquals(List.of("application/json"), response.headers().allValues("Content-Type"));
  }

  @Test
  void sends_bytes_that_are_no_json() throws Exception {
    var bytes = new byte[] {(byte) 0xff, 0, '<'};

    var response = answered(HttpAnswer.of(200, bytes).header("Content-Type", "text/html"));

    assertArrayEquals(bytes, response.body());
    assertEquals(List.of("text/html"), response.headers().allValues("Content-Type"));
  }

  @Test
  void sends_duplicate_headers_in_order() throws Exception {
    var response = answered(HttpAnswer.of(200, "").header("Link", "<a>").header("Link", "<b>"));

    assertEquals(List.of("<a>", "<b>"), response.headers().allValues("Link"));
  }

  @Test
  void sends_redirects() throws Exception {
    var response = answered(HttpAnswer.of(302, "").header("Location", "http://other.test/"));

    assertEquals(302, response.statusCode());
    assertEquals(List.of("http://other.test/"), response.headers().allValues("Location"));
  }

  @Test
  void sends_204_without_type_and_length() throws Exception {
    vendor.expect("GET", "/").answer(204, "");
    vendor.expect("GET", "/").answer(200, "{}");
    try (var raw = new RawClient(vendor.url())) {
      assertEquals("HTTP/1.1 204 \r\n\r\n", raw.get("/").readUntil("\r\n\r\n"));
      assertTrue(raw.get("/").readUntil("{}").startsWith("HTTP/1.1 200 \r\n"));
    }
  }

  @Test
  void sends_chunks() throws Exception {
    vendor.expect("GET", "/").answer(HttpAnswer.of(200, "hello").chunked());
    try (var raw = new RawClient(vendor.url())) {
      var head = raw.get("/").readUntil("\r\n\r\n");

      assertTrue(head.contains("Transfer-Encoding: chunked\r\n"), head);
      assertTrue(!head.contains("Content-Length"), head);
      assertEquals("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", raw.readUntil("0\r\n\r\n"));
    }
  }

  @Test
  void sends_a_body_of_many_mebibytes() throws Exception {
    var body = answered(HttpAnswer.ofSize(200, 3)).body();

    assertEquals(3 * MEBIBYTE, body.length);
    assertTrue(Json.MAPPER.readTree(body).isObject());
  }

  @Test
  void sends_a_small_gzip_that_expands_to_many_mebibytes() throws Exception {
    var response = answered(HttpAnswer.ofSize(200, 20).gzipped().chunked());

    assertEquals(List.of("gzip"), response.headers().allValues("Content-Encoding"));
    assertTrue(response.body().length < MEBIBYTE / 20, "is small on the wire");
    try (var body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      assertEquals(20 * MEBIBYTE, body.readAllBytes().length);
    }
  }

  @Test
  void keeps_the_connection_for_the_next_request() throws Exception {
    answered(HttpAnswer.of(200, "{}"));
    answered(HttpAnswer.of(200, "{}"));

    assertEquals(List.of(1, 1), vendor.requests().stream().map(r -> r.connection()).toList());
  }

  @Test
  void closes_the_connection_if_the_answer_says_so() throws Exception {
    vendor.expect("GET", "/").answer(HttpAnswer.of(200, "{}").header("Connection", "close"));
    try (var raw = new RawClient(vendor.url())) {
      assertTrue(raw.get("/").readToEnd().endsWith("{}"));
    }
  }

  @Test
  void closes_the_connection_if_the_request_says_so() throws Exception {
    vendor.expect("GET", "/").answer(200, "{}");
    try (var raw = new RawClient(vendor.url())) {
      raw.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");

      assertTrue(raw.readToEnd().endsWith("{}"));
    }
  }

  private HttpResponse<byte[]> answered(Answer answer) throws Exception {
    vendor.expect("GET", "/").answer(answer);
    return client.get("/");
  }
}
