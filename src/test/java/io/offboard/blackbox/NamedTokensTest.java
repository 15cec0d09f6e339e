package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.testkit.TestClock;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class NamedTokensTest {
  private static final String LIMITED = "s3cret-limited";
  private static final String FULL = "s3cret-full";
  private static final UUID OURS = UUID.randomUUID();
  private static final UUID THEIRS = UUID.randomUUID();

  @TempDir static Path directory;
  @RegisterExtension ScriptedVendor okta = new ScriptedVendor();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
  private Service service;

  @BeforeEach
  void start() throws Exception {
    okta.respond(request -> HttpAnswer.of(200, "{\"status\":\"DEPROVISIONED\"}"));
    var tokens =
        """
        tokens:
          - {name: limited, sha256: "%s", accounts: [%s], expires: 2026-11-23T11:00:00Z}
          - {name: full, sha256: "%s", accounts: all}
        """;
    var file =
        Files.writeString(
            directory.resolve("tokens.yaml"),
            tokens.formatted(sha256(LIMITED), OURS, sha256(FULL)));
    service =
        new Service()
            .with(clock)
            .with("offboard.api.tokens.file", file.toString())
            .accounts("accounts: [%s, %s]".formatted(account(OURS), account(THEIRS)))
            .start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void each_token_opens_the_accounts_of_its_list() {
    assertEquals(200, call(LIMITED, OURS).statusCode());
    assertEquals(200, call(FULL, OURS).statusCode());
    assertEquals(200, call(FULL, THEIRS).statusCode());
    assertEquals(404, call(LIMITED, THEIRS).statusCode());
  }

  @Test
  void a_token_that_is_taken_out_of_the_file_stops_opening() throws IOException {
    assertEquals(200, call(FULL, OURS).statusCode());

    Files.writeString(directory.resolve("tokens.yaml"), "tokens: []");

    await().until(() -> call(FULL, OURS).statusCode() == 401);
  }

  @Test
  void the_single_token_stands_beside_the_named_ones() {
    assertEquals(200, call(Service.API_TOKEN, THEIRS).statusCode());
  }

  @Test
  void an_expired_token_is_answered_like_a_wrong_one() {
    clock.advance(Duration.ofHours(1));

    assertSame(call("s3cret-wrong", OURS), call(LIMITED, OURS));
    assertEquals(401, call(LIMITED, OURS).statusCode());
  }

  @Test
  void an_account_outside_the_list_is_answered_like_an_unknown_one() {
    assertSame(call(LIMITED, UUID.randomUUID()), call(LIMITED, THEIRS));
    assertEquals(List.of(), okta.requests());
  }

  @Test
  void an_idempotency_key_does_not_tell_them_apart() {
    var stored = call(FULL, THEIRS, "Idempotency-Key", "k1");
    assertEquals(200, stored.statusCode());

    var unknown = call(LIMITED, UUID.randomUUID(), "Idempotency-Key", "k1");
    assertSame(unknown, call(LIMITED, THEIRS, "Idempotency-Key", "k1"));
    assertSame(unknown, call(LIMITED, THEIRS, "Idempotency-Key", "k1"));
    assertEquals(404, unknown.statusCode());
  }

  @Test
  void a_misconfigured_account_outside_the_list_is_not_told_apart_either() {
    var broken = UUID.randomUUID();
    service.accounts(
        "accounts: [%s, {id: %s, integration: okta}]".formatted(Service.USABLE_ACCOUNT, broken));

    assertEquals(500, call(FULL, broken).statusCode());
    assertSame(call(LIMITED, UUID.randomUUID()), call(LIMITED, broken));
  }

  @Test
  void the_service_does_not_start_without_any_token() {
    try (var open = new Service().with("offboard.api.token", "")) {
      var refused = assertThrows(RuntimeException.class, open::start);

      assertTrue(refused.toString().contains("offboard.api.token"), refused::toString);
    }
  }

  @Test
  void the_service_does_not_start_with_an_unreadable_tokens_file() throws IOException {
    var file = Files.writeString(directory.resolve("broken.yaml"), "tokens: [");
    try (var open = new Service().with("offboard.api.tokens.file", file.toString())) {
      assertThrows(RuntimeException.class, open::start);
    }
  }

  private static void assertSame(HttpResponse<String> expected, HttpResponse<String> actual) {
    assertEquals(expected.statusCode(), actual.statusCode());
    assertEquals(expected.body(), actual.body());
    assertEquals(headers(expected), headers(actual));
  }

  private static Map<String, List<String>> headers(HttpResponse<String> answer) {
    return answer.headers().map();
  }

  private HttpResponse<String> call(String token, UUID account, String... headers) {
    var request =
        service
            .request("?integrated_account_id=" + account)
            .header("Authorization", "Bearer " + token)
            .header("X-Request-Id", "same-for-all")
            .POST(BodyPublishers.ofString("{\"user_id\":\"00u1\"}"));
    return service.send(headers.length == 0 ? request : request.headers(headers));
  }

  private String account(UUID id) {
    return "{id: %s, integration: okta, context: {org_url: '%s', api_token: s3cret-okta}}"
        .formatted(id, okta.url());
  }

  private static String sha256(String token) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes()));
  }
}
