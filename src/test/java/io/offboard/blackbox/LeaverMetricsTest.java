package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * An attempt for a leaver counts as a call, as it does in the audit; a request about leavers not.
 */
class LeaverMetricsTest extends LeaverTestBase {
  private final ManagementPort port = new ManagementPort();

  @Override
  Service configured(Service plain) {
    return port.of(super.configured(plain));
  }

  @Test
  void an_attempt_is_one_call() {
    var account = okta();
    oktaDeactivates("00u1");
    var before = calls();
    var id = newId();

    accept(request(id, "00u1", "", account));
    await(id, "complete");

    var gained = new TreeMap<>(calls());
    before.forEach((labels, count) -> gained.merge(labels, -count, Double::sum));
    gained.values().removeIf(count -> count == 0);
    assertEquals(Map.of("okta deactivate deactivated 200", 1.0), gained);
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

  private Map<String, Double> calls() {
    return port.metrics(this).of("offboard_calls_seconds_count");
  }

  private double strangers() {
    return port.metrics(this).of("offboard_refused_total").get("token");
  }
}
