package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.Service;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection is closed only after an answer that says so, else the next call on it is lost. */
class AnnouncedCloseTest extends ServiceTestBase {
  private static final String LINE = "POST " + Service.PATH + " HTTP/1.1\r\nHost: service\r\n";
  private static final String UPGRADE =
      "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";

  static String[][] unreadable() {
    var longHeader = "X-Long: " + "a".repeat(10_000) + "\r\n";
    return new String[][] {
      {"414", LINE.replace(Service.PATH, Service.PATH + "?" + "a".repeat(4096)) + "\r\n"},
      {"431", LINE + longHeader + "\r\n"},
      {"431", LINE + UPGRADE + longHeader + "\r\n"},
      {"400", LINE + "no colon\r\n\r\n"},
      {"400", LINE + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"},
    };
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource("unreadable")
  void an_unreadable_request_ends_its_connection(String status, String request) throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      var answer = client.send(request).readToEnd().toLowerCase(Locale.ROOT);

      assertEquals(status, answer.split(" ", 3)[1]);
      assertTrue(answer.contains("\r\nconnection: close\r\n"), answer);
    }
  }

  @Test
  void an_upgrade_to_http_2_is_passed_over() throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      var answer = client.send(LINE + UPGRADE + "\r\n").readUntil("\r\n\r\n");

      assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    }
  }
}
