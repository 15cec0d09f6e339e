package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.testkit.TestClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One service for all tests of a class, in front of a vendor that follows each test's script. Each
 * test makes accounts of its own, so that no token, owner or rate limit is known from another one.
 *
 * <p>What no test may do is checked after each: let a secret out into an answer or the log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlackBoxTest {
  /** Begins every secret. */
  static final String SECRET = "s3cret-";

  @RegisterExtension final ScriptedVendor vendor = new ScriptedVendor();
  final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
  Service service;
  ServiceLog log;
  private final StringBuilder accounts =
      new StringBuilder("accounts:\n  - " + Service.USABLE_ACCOUNT + "\n");

  @BeforeAll
  final void start() {
    log = new ServiceLog();
    service = configured(new Service().with("offboard.api.token", SECRET + "api").with(clock));
    service.start();
  }

  /** Sets what a class wants otherwise. */
  Service configured(Service plain) {
    return plain;
  }

  @AfterAll
  final void stop() {
    service.close();
    log.close();
  }

  @BeforeEach
  final void answerWhatEveryCallAsks() {
    noSecretIsLogged();
    vendor.respond(BlackBoxTest::tokenOrOwner);
    log.clear();
  }

  @AfterEach
  final void noSecretIsLogged() {
    assertFalse(log.text().contains(SECRET), () -> "a secret is in the log:\n" + log.text());
  }

  static Answer tokenOrOwner(RecordedRequest request) {
    return switch (request.target()) {
      case "/api/v1/users/me" ->
          HttpAnswer.of(200, "{\"id\":\"00uadmin\",\"profile\":{\"login\":\"admin@example.com\"}}");
      case "/oauth/token" ->
          HttpAnswer.of(
              200,
              "{\"access_token\":\"%s\",\"expires_in\":3600}"
                  .formatted(SECRET + "access-" + request.json().path("client_id").asText()));
      default -> null;
    };
  }

  /** A new Okta account, with further settings like {@code confirm: false}. */
  UUID okta(String... settings) {
    var id = UUID.randomUUID();
    return account(
        id,
        "okta",
        settings("org_url: \"" + vendor.url() + "\", api_token: " + oktaToken(id), settings));
  }

  /** A new Vanta account, with further settings. */
  UUID vanta(String... settings) {
    var id = UUID.randomUUID();
    var client = "client_id: %s, client_secret: %s".formatted(id, SECRET + "client-" + id);
    return account(
        id, "vanta", settings("base_url: \"%s\", %s".formatted(vendor.url(), client), settings));
  }

  /** A new SCIM account below a path, with further settings. */
  UUID scim(String... settings) {
    var id = UUID.randomUUID();
    var service = "base_url: \"%s/scim/v2/\", token: %s".formatted(vendor.url(), scimToken(id));
    return account(id, "scim", settings(service, settings));
  }

  /** A new account; the list grows, so that the file's change is seen whatever the time. */
  UUID account(UUID id, String integration, String context) {
    accounts.append(
        "  - {id: %s, integration: %s, context: {%s}}\n".formatted(id, integration, context));
    service.accounts(accounts.toString());
    return id;
  }

  private static String settings(String first, String... others) {
    return others.length == 0 ? first : first + ", " + String.join(", ", others);
  }

  static String oktaToken(UUID account) {
    return SECRET + "okta-" + account;
  }

  static String scimToken(UUID account) {
    return SECRET + "scim-" + account;
  }

  static String vantaToken(UUID account) {
    return SECRET + "access-" + account;
  }

  /** The vendor accepts, and shows the user as deactivated. */
  void oktaDeactivates(String userId) {
    vendor.expect("POST", "/api/v1/users/" + userId + "/lifecycle/deactivate").answer(200, "{}");
    vendor
        .expect("GET", "/api/v1/users/" + userId)
        .answer(200, "{\"id\":\"%s\",\"status\":\"DEPROVISIONED\"}".formatted(userId));
  }

  static String user(String id) {
    return "{\"user_id\":\"" + id + "\"}";
  }

  Reply deactivate(UUID account, String body) {
    return deactivate(account, "", body);
  }

  /** A call with the right token and a JSON body; the query goes on with {@code &}. */
  Reply deactivate(UUID account, String query, String body) {
    return send(post("?integrated_account_id=" + account + query, body));
  }

  HttpRequest.Builder post(String query, String body) {
    return service
        .request(query)
        .header("Authorization", "Bearer " + SECRET + "api")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  Reply send(HttpRequest.Builder request) {
    var reply = new Reply(service.send(request));
    assertFalse(reply.toString().contains(SECRET), () -> "a secret is in " + reply);
    return reply;
  }

  /** Checks that not even a token was asked for. */
  void assertNothingWasSent() {
    assertEquals(List.of(), vendor.requests());
  }
}
