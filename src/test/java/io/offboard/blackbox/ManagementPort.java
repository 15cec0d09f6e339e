package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.Metrics;
import io.offboard.fixture.Service;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** The service's other port, for its operators; at first nobody listens on it. */
final class ManagementPort {
  private final int number = FreePort.next();

  /** Lets a service listen on it; before its start. */
  Service of(Service service) {
    return service
        .with("camel.management.enabled", "true")
        .with("camel.management.host", "127.0.0.1")
        .with("camel.management.port", String.valueOf(number));
  }

  /** A request that gives up after ten seconds. */
  HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(number, path)))
        .timeout(Duration.ofSeconds(10));
  }

  /** What a scrape says now. */
  Metrics metrics(BlackBoxTest test) {
    return new Metrics(test.send(get("/observe/metrics")).http().body());
  }

  /**
   * Waits until no call counts any more: an answer may be out a moment before its call does not.
   */
  void awaitNobodyInFlight(BlackBoxTest test) {
    await().until(() -> metrics(test).sum("offboard_in_flight") == 0);
  }
}
