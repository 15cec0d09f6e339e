package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import org.junit.jupiter.api.Test;

/** What the metrics tell of a store that is lost. */
class StoreMetricsTest extends LostStore {
  private final ManagementPort port = new ManagementPort();

  @Override
  Service configured(Service plain) {
    return port.of(super.configured(plain));
  }

  @Test
  void a_call_that_could_not_be_recorded_is_counted_and_so_is_one_that_was_refused_for_that() {
    var account = okta();
    var failures = failures();
    oktaDeactivatesAndTheStoreGoes();
    assertDeactivatedUnaudited(deactivate(account, user("00u1")));
    assertEquals(failures + 1, failures());

    var refused = refused();
    deactivate(account, user("00u1"));
    assertEquals(refused + 1, refused());
    assertEquals(failures + 2, failures());
  }

  private double failures() {
    return port.metrics(this).sum("offboard_audit_failures_total");
  }

  private double refused() {
    return port.metrics(this).of("offboard_refused_total").getOrDefault("store", 0.0);
  }
}
