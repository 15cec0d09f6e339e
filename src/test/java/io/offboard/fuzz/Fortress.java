package io.offboard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.account.AccountResolver;
import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.fixture.RawClient;
import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.testkit.TestClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The service under attack: takes hostile text from either side and checks what comes out. */
final class Fortress implements AutoCloseable {
  private static final long SLOW_NANOS = 5_000_000_000L;

  /** Answers echo it, whole or cut off: a whole one must be masked. */
  private static final String CREDENTIAL = Service.SECRET + "vendor";

  /** Package names, and the words and forms of Java's exceptions. */
  private static final Pattern INNARDS =
      Pattern.compile(
          "(?:\\b(?:java|javax|jdk|io\\.offboard|io\\.vertx|io\\.netty|org\\.apache|com\\.fasterxml)\\.[a-z]"
              + "|[A-Z][a-z]+(?:Exception|Error)\\b|Caused by|\\bat [\\w.$]+\\([\\w.]+:\\d+\\)"
              + "|line: \\d+, column: \\d+)");

  private final ScriptedVendor vendor = new ScriptedVendor();
  private final AtomicInteger sent = new AtomicInteger();
  private final Service service =
      new Service()
          .with(new TestClock(Instant.parse("2026-11-23T10:00:00Z")))
          .with("offboard.body-timeout", "500ms")
          .withBean("accountResolver", (AccountResolver) this::account);
  private final String url;

  Fortress() {
    service.start();
    url = service.uri("").toString();
  }

  /** How many requests it took so far. */
  int sent() {
    return sent.get();
  }

  /** A request of any kind, in front of a vendor that always agrees. */
  HostileReply take(String request, UUID account) throws IOException {
    vendor.respond(Fortress::agree);
    var reply = send(request.replace(HostileRequests.ACCOUNT, account.toString()));
    assertTrue(reply.status() < 500, reply::toString);
    return reply;
  }

  /** A good request, in front of a vendor that answers every request alike. */
  HostileReply takeAnswer(String answer, UUID account) throws IOException {
    return takeAnswer(answer, account, "");
  }

  /** The same, with a query that goes on with {@code &}. */
  HostileReply takeAnswer(String answer, UUID account, String query) throws IOException {
    vendor.respond(
        request ->
            wire -> {
              wire.write(answer.getBytes(ISO_8859_1));
              wire.close();
            });
    var body = "{\"user_id\":\"00u1\"}";
    var reply =
        send(
            "POST %s?integrated_account_id=%s&actor=a1%s HTTP/1.1\r\nHost: s\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(Service.PATH, account, query, Service.API_TOKEN, body.length(), body));
    assertTrue(reply.isForeseen(), reply::toString);
    return reply;
  }

  /** Checks that an ordinary call still works; a hostile answer may have made 00u1 an owner. */
  void assertStillCorrect() {
    vendor.respond(Fortress::agree);
    var answer = service.deactivate(okta(1_000_000), "", "{\"user_id\":\"00u2\"}");

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"status\":\"inactive\""), answer.body());
  }

  /** An Okta account, the same for the same number. */
  static UUID okta(int number) {
    return new UUID(0, number);
  }

  /** A Vanta account, the same for the same number. */
  static UUID vanta(int number) {
    return new UUID(1, number);
  }

  /** A SCIM account, the same for the same number. */
  static UUID scim(int number) {
    return new UUID(2, number);
  }

  private HostileReply send(String request) throws IOException {
    sent.incrementAndGet();
    var start = System.nanoTime();
    try (var client = new RawClient(url)) {
      var reply = HostileReply.parse(client.send(request).readToEnd());
      assertTrue(System.nanoTime() - start < SLOW_NANOS, () -> "slow: " + reply);
      assertFalse(INNARDS.matcher(reply.text()).find(), reply::toString);
      assertFalse(reply.text().contains(CREDENTIAL), reply::toString);
      assertFalse(reply.text().contains(Service.API_TOKEN), reply::toString);
      assertTrue(reply.isWellFormed(), reply::toString);
      return reply;
    }
  }

  private IntegratedAccount account(UUID id) {
    var base = URI.create(vendor.url());
    var secret = new Secret(CREDENTIAL);
    return switch ((int) id.getMostSignificantBits()) {
      case 0 -> account(id, "okta", base, new Credential.ApiToken("SSWS", secret));
      case 1 -> {
        var tokenUrl = base.resolve("/oauth/token");
        var client = new Credential.ClientSecret(tokenUrl, id.toString(), secret, "scope");
        yield account(id, "vanta", base, client);
      }
      case 2 -> account(id, "scim", base, new Credential.ApiToken("Bearer", secret));
      default -> throw new IllegalArgumentException(id.toString());
    };
  }

  private static IntegratedAccount account(
      UUID id, String integration, URI base, Credential credential) {
    return new IntegratedAccount(id, integration, base, credential, true, false);
  }

  private static Answer agree(RecordedRequest request) {
    var user = request.target().replaceFirst("/api/v1/users/([^/?]+).*", "$1");
    return HttpAnswer.of(
        user.equals("me") ? 403 : 200,
        "{\"id\":\"%s\",\"status\":\"DEPROVISIONED\"}".formatted(user));
  }

  @Override
  public void close() {
    service.close();
    vendor.close();
  }
}
