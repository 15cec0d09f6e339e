package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.Service;
import io.offboard.testkit.ScriptedVendor;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large or too deep is refused before anything is done with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlyRefusalTest {
  private static final UUID ACCOUNT = UUID.randomUUID();

  @RegisterExtension final ScriptedVendor okta = new ScriptedVendor();
  private final Service service = new Service();

  @BeforeAll
  void start() {
    var account = "{id: %s, integration: okta, context: {org_url: '%s', api_token: s3cret-okta}}";
    service.accounts("accounts: [" + account.formatted(ACCOUNT, okta.url()) + "]").start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @AfterEach
  void nothingWasSent() {
    assertTrue(okta.requests().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 1_000, 10_000})
  void nested_json_is_refused(int depth) {
    assertRefused(
        400,
        "",
        "{\"user_id\":\"00u1\",\"remote_data\":{\"a\":"
            + "[".repeat(depth)
            + "]".repeat(depth)
            + "}}");
    assertRefused(
        400,
        "",
        "{\"user_id\":\"00u1\",\"remote_data\":"
            + "{\"a\":".repeat(depth)
            + "1"
            + "}".repeat(depth)
            + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2147483648", "1e-99999999999", "1e99999999999999999999"})
  void absurd_exponents_are_refused(String number) {
    assertRefused(400, "", "{\"user_id\":\"00u1\",\"remote_data\":{\"n\":" + number + "}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 1_000, 60_000})
  void long_numbers_are_refused(int digits) {
    assertRefused(
        400, "", "{\"user_id\":\"00u1\",\"remote_data\":{\"n\":" + "9".repeat(digits) + "}}");
  }

  @Test
  void a_long_body_is_refused() {
    assertRefused(
        413,
        "",
        "{\"user_id\":\"00u1\",\"remote_data\":{\"a\":\"" + "a".repeat(64 * 1024) + "\"}}");
  }

  @ParameterizedTest
  @CsvSource({"&remote_query%s=x, 6", "&actor%s=x, 6", "&nobody%s=x, 300"})
  void nested_brackets_are_refused(String parameter, int levels) {
    assertRefused(400, parameter.formatted("[a]".repeat(levels)), "{}");
  }

  @Test
  void a_long_request_line_is_refused() {
    assertEquals(414, service.deactivate(ACCOUNT, "&a=" + "a".repeat(4096), "{}").statusCode());
  }

  @Test
  void long_headers_are_refused() throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      var head = "POST %s HTTP/1.1\r\nHost: service\r\nConnection: close\r\nX-Long: %s\r\n\r\n";
      client.send(head.formatted(Service.PATH, "a".repeat(10_000)));

      assertTrue(client.readToEnd().startsWith("HTTP/1.1 431 "));
    }
  }

  private void assertRefused(int status, String query, String body) {
    var answer = service.deactivate(ACCOUNT, query, body);

    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("{\"statusCode\":" + status), answer.body());
  }
}
