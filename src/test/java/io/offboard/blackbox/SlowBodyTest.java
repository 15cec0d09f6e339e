package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.Service;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is slow to send a body, or never ends it, is cut off. */
class SlowBodyTest extends ServiceTestBase {
  @Override
  Service configured(Service plain) {
    return plain.with("offboard.body-timeout", "300ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 20\r\n\r\n",
        "Content-Length: 20\r\n\r\n{\"user_id\":",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
      })
  void a_body_that_does_not_end_is_cut_off(String rest) throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      var answer = client.send(head(API_TOKEN) + rest).readToEnd();

      assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
      assertTrue(answer.toLowerCase().contains("connection: close"), answer);
      assertTrue(answer.contains("\"statusCode\":408"), answer);
    }
  }

  @Test
  void a_stranger_is_cut_off_too() throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      client.send(head("s3cret-wrong") + "Content-Length: 20\r\n\r\n{");

      assertTrue(client.readToEnd().startsWith("HTTP/1.1 408 "));
    }
  }

  @Test
  void a_body_that_does_not_end_is_cut_off_after_its_refusal_too() throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      client.send(head(API_TOKEN) + "Content-Length: 70000\r\n\r\n{");

      assertTrue(client.readToEnd().startsWith("HTTP/1.1 413 "));
    }
  }

  @Test
  void a_refused_body_that_ends_leaves_the_connection_open() throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      var refused = head(API_TOKEN) + "Content-Length: 70000\r\n\r\n" + " ".repeat(70_000);
      client.send(refused).readUntil("64 KiB.\"}");
      a_stranger_is_cut_off_too();

      client.send(head(API_TOKEN) + "Content-Length: 2\r\n\r\n{}");

      assertTrue(client.readUntil("\r\n").startsWith("HTTP/1.1 404 "));
    }
  }

  @Test
  void a_whole_body_is_served() throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      client.send(head(API_TOKEN) + "Content-Length: 2\r\n\r\n{}");

      assertTrue(client.readUntil("\r\n").startsWith("HTTP/1.1 404 "));
    }
  }

  private static String head(String token) {
    return "POST %s?integrated_account_id=%s HTTP/1.1\r\nHost: service\r\nAuthorization: Bearer %s\r\n"
        .formatted(Service.PATH, UUID.randomUUID(), token);
  }
}
