package io.offboard.blackbox;

import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.testkit.TestClock;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole service and a scripted vendor for one test class, on a clock that the service's own
 * waits move. Each test has accounts of its own, so that nothing remembered reaches the next one.
 */
final class Stage
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private static final String NO_ACCOUNTS = "accounts:\n  - " + Service.USABLE_ACCOUNT + "\n";

  final ScriptedVendor vendor = new ScriptedVendor();
  final TestClock clock = new TestClock(START);
  private final Service service = new Service().with(clock, this::pause);
  private final StringBuilder accounts = new StringBuilder(NO_ACCOUNTS);
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile Runnable onPause = () -> {};

  /** Sets a property of the service; before the first test. */
  Stage with(String key, String value) {
    service.with(key, value);
    return this;
  }

  /** A new Okta account at the vendor, with a token of its own, which somebody else owns. */
  TestAccount okta(String... settings) {
    return oktaAt(vendor.url(), "api_token: ssws-" + UUID.randomUUID(), settings);
  }

  TestAccount oktaAt(String url, String credential, String... settings) {
    var context = new ArrayList<>(List.of("org_url: \"" + url + "\"", credential));
    context.addAll(List.of(settings));
    return account("okta", context);
  }

  /** A new Vanta account at the vendor, with a client of its own. */
  TestAccount vanta(String... settings) {
    return vantaAt(vendor.url(), "vci_" + UUID.randomUUID(), settings);
  }

  TestAccount vantaAt(String url, String clientId, String... settings) {
    var context =
        new ArrayList<>(
            List.of("base_url: \"" + url + "\"", "client_id: " + clientId, "client_secret: vcs_1"));
    context.addAll(List.of(settings));
    return account("vanta", context);
  }

  /** A new SCIM account with a token of its own. */
  TestAccount scimAt(String url, String... settings) {
    var context =
        new ArrayList<>(
            List.of("base_url: \"" + url + "/scim/v2\"", "token: scim-" + UUID.randomUUID()));
    context.addAll(List.of(settings));
    return account("scim", context);
  }

  private TestAccount account(String integration, List<String> context) {
    var id = UUID.randomUUID();
    accounts.append(
        "  - {id: %s, integration: %s, context: {%s}}\n"
            .formatted(id, integration, String.join(", ", context)));
    service.accounts(accounts.toString());
    return new TestAccount(this, id, integration);
  }

  /** Takes all accounts out of the file, which is written when the next one comes into it. */
  void forgetAccounts() {
    accounts.setLength(0);
    accounts.append(NO_ACCOUNTS);
  }

  HttpRequest.Builder request(String query) {
    return service.request(query);
  }

  Reply send(HttpRequest.Builder request) {
    return new Reply(service.send(request));
  }

  /** What the service has waited for in this test. */
  List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** Runs whenever the service waits, after the clock has moved. */
  void onPause(Runnable code) {
    onPause = code;
  }

  /** How far the clock has come in this test. */
  Duration elapsed() {
    return Duration.between(START, clock.instant());
  }

  private void pause(Duration time) {
    if (!time.isZero()) {
      pauses.add(time);
      clock.advance(time);
      onPause.run();
    }
  }

  /** What a test need not care for: whom the token belongs to, and where access tokens are from. */
  static HttpAnswer background(RecordedRequest request) {
    return switch (request.target()) {
      case "/api/v1/users/me" -> Documents.oktaOwner("00uowner000000000001", "owner@example.com");
      case "/oauth/token", "/oauth2/v1/token" -> Documents.token("token-" + UUID.randomUUID());
      default -> null;
    };
  }

  /** What came, but for the background: {@code POST /path} for each request. */
  List<String> requests() {
    return vendor.requests().stream()
        .filter(request -> background(request) == null)
        .map(request -> request.method() + " " + request.target())
        .toList();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    vendor.beforeAll(context);
    service.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin();
  }

  /** Begins anew, for another test or another part of one. */
  void begin() {
    vendor.reset();
    vendor.respond(Stage::background);
    pauses.clear();
    onPause = () -> {};
    clock.set(START);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    vendor.afterEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    service.close();
    vendor.afterAll(context);
  }
}
