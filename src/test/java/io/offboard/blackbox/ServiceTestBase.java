package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.fixture.LoggedLines;
import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One service for all tests of a class, in front of a vendor that follows each test's script, on a
 * clock that the service's own waits move.
 *
 * <p>What no test may do is checked after each: let a secret out into the log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceTestBase {
  /** Begins every secret. */
  static final String SECRET = Service.SECRET;

  static final String API_TOKEN = SECRET + "api";

  /** The time at which each test begins. */
  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  /** The classes whose tests have begun in this run. */
  static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

  @RegisterExtension final ScriptedVendor vendor = new ScriptedVendor();
  final TestClock clock = new TestClock(START);
  Service service;
  LoggedLines log;
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile Runnable onPause = () -> {};

  @BeforeAll
  final void start() {
    BEGUN.add(getClass().getName());
    log = new LoggedLines();
    service = configured(timed(new Service().with("offboard.api.token", API_TOKEN)));
    service.start();
  }

  /** Sets what a class wants otherwise. */
  Service configured(Service plain) {
    return plain;
  }

  /** Gives the service its clock. */
  Service timed(Service plain) {
    return plain.with(clock, this::pause);
  }

  @AfterAll
  final void stop() {
    service.close();
    log.close();
  }

  /** Begins a test, or another part of one. */
  @BeforeEach
  final void begin() {
    noSecretIsLogged();
    log.clear();
    vendor.reset();
    vendor.respond(ServiceTestBase::background);
    pauses.clear();
    onPause = () -> {};
    clock.set(START);
  }

  @AfterEach
  final void noSecretIsLogged() {
    assertFalse(log.text().contains(SECRET), () -> "a secret is in the log:\n" + log.text());
  }

  /** What a test need not care for: whom the token belongs to, and where access tokens are from. */
  static HttpAnswer background(RecordedRequest request) {
    return switch (request.target()) {
      case "/api/v1/users/me" -> Documents.oktaOwner("00uadmin", "admin@example.com");
      case "/oauth/token" ->
          Documents.token(SECRET + "access-" + request.json().path("client_id").asText());
      case "/oauth2/v1/token" -> Documents.token("token-" + UUID.randomUUID());
      default -> null;
    };
  }

  /** What came, but for the background: {@code POST /path} for each request. */
  final List<String> requests() {
    return vendor.requests().stream()
        .filter(request -> background(request) == null)
        .map(request -> request.method() + " " + request.target())
        .toList();
  }

  /** Checks that not even a token was asked for. */
  final void assertNothingWasSent() {
    assertEquals(List.of(), vendor.requests());
  }

  /** What the service has waited for in this test. */
  final List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** Runs whenever the service waits, after the clock has moved. */
  final void onPause(Runnable code) {
    onPause = code;
  }

  /** How far the clock has come in this test. */
  final Duration elapsed() {
    return Duration.between(START, clock.instant());
  }

  private void pause(Duration time) {
    if (!time.isZero()) {
      pauses.add(time);
      clock.advance(time);
      onPause.run();
    }
  }
}
