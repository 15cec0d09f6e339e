package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.fixture.Metrics;
import io.offboard.fixture.Service;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * An attempt for a leaver counts as a call, as it does in the audit; a request about leavers not.
 */
class LeaverMetricsTest extends LeaverTestBase {
  private static final String PROOF = "offboard_leaver_seconds_to_proof";

  private final ManagementPort port = new ManagementPort();

  @Override
  Service configured(Service plain) {
    return port.of(super.configured(plain));
  }

  @Test
  void an_attempt_is_one_call() {
    var account = okta();
    oktaDeactivates("00u1");
    var before = port.metrics(this);
    var id = newId();

    accept(request(id, "00u1", "", account));
    await(id, "complete");

    awaitGain(
        before, "offboard_calls_seconds_count", Map.of("okta deactivate deactivated 200", 1.0));
  }

  @Test
  void a_stranger_at_the_leavers_door_is_refused() {
    var before = strangers();
    send(leavers("").setHeader("Authorization", "Bearer wrong").GET());
    assertEquals(before + 1, strangers());
    send(
        leavers("")
            .setHeader("Authorization", "Bearer wrong")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString("{}")));
    assertEquals(before + 2, strangers());
  }

  @Test
  void a_step_that_is_proven_counts_once_with_the_time_from_the_leavers_beginning() {
    var account = okta();
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(401, "{}");
    oktaDeactivates("00u1");
    var before = port.metrics(this);
    var id = newId();

    accept(request(id, "00u1", "", account));
    awaitStep(id, 0, "waiting");
    clock.advance(Duration.ofMinutes(3));
    var proven = await(id, "complete").at("/steps/0/seconds_to_proof").asDouble();

    assertEquals(180, proven, 0.1);
    var after = awaitGain(before, PROOF + "_count", Map.of("okta", 1.0));
    assertEquals(proven, gained(before, after, PROOF + "_sum").get("okta"), 0.1);
    var buckets = gained(before, after, PROOF + "_bucket");
    assertEquals(1, buckets.get("okta 300.0"));
    assertEquals(1, buckets.get("okta 86400.0"));
    assertNull(buckets.get("okta 60.0"));
  }

  @Test
  void leavers_and_steps_are_counted_again_and_again() {
    var account = okta();
    vendor.expect("POST", "/api/v1/users/00u2/lifecycle/deactivate").answer(401, "{}");
    var before = awaitRunning(0);
    var id = newId();

    accept(request(id, "00u2", "", account));
    awaitStep(id, 0, "waiting");

    assertEquals(before.keySet(), awaitRunning(1).keySet());
    var metrics = port.metrics(this);
    assertEquals(1, metrics.of("offboard_leaver_steps").get("okta waiting"));
    for (var word : new String[] {account.toString(), id, "00u2"}) {
      assertFalse(metrics.text().contains(word), word);
    }
    post("/" + id + "/cancel");
  }

  private Map<String, Double> awaitRunning(double leavers) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> port.metrics(this).of("offboard_leavers"),
            counted -> counted.getOrDefault("running", -1.0) == leavers);
  }

  /** An attempt is counted once it has been recorded. */
  private Metrics awaitGain(Metrics before, String name, Map<String, Double> gain) {
    return Awaitility.await()
        .until(() -> port.metrics(this), after -> gained(before, after, name).equals(gain));
  }

  private static Map<String, Double> gained(Metrics before, Metrics after, String name) {
    var gained = new TreeMap<>(after.of(name));
    before.of(name).forEach((labels, count) -> gained.merge(labels, -count, Double::sum));
    gained.values().removeIf(count -> count == 0);
    return gained;
  }

  private double strangers() {
    return port.metrics(this).of("offboard_refused_total").get("token");
  }
}
