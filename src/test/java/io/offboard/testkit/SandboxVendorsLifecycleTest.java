package io.offboard.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.TestClient;
import io.offboard.sandbox.SandboxOkta;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxVendorsLifecycleTest {
  private static final String USER = "/api/v1/users/" + SandboxOkta.READY_USER_ID;

  private final SandboxVendors vendors = new SandboxVendors();
  private final String url = vendors.okta().account().baseUrl().toString();
  private final TestClient client = new TestClient(url);

  @Test
  void every_test_of_a_class_begins_anew_at_the_same_address() throws Exception {
    vendors.beforeAll(null);
    vendors.beforeEach(null);
    assertEquals(200, deactivate());
    vendors.clock().advance(Duration.ofDays(1));
    vendors.okta().refuseConnections();
    vendors.afterEach(null);

    vendors.beforeEach(null);

    assertEquals(url, vendors.okta().account().baseUrl().toString());
    assertEquals(0, vendors.okta().requests().size());
    assertEquals(SandboxVendors.START, vendors.clock().instant());
    assertEquals(200, deactivate());
    vendors.afterEach(null);
    vendors.afterAll(null);
  }

  @Test
  void the_time_of_a_stand_in_is_that_of_the_test() throws Exception {
    vendors.beforeEach(null);
    vendors.clock().advance(Duration.ofHours(1));

    var headers = client.get(USER).headers();

    var reset = SandboxVendors.START.plus(Duration.ofHours(1)).plusSeconds(60);
    assertEquals(reset.getEpochSecond(), headers.firstValueAsLong("X-Rate-Limit-Reset").orElse(0));
    assertEquals(Optional.empty(), headers.firstValue("Date"));
    vendors.afterEach(null);
  }

  @Test
  void what_comes_between_two_tests_is_forgotten() throws Exception {
    vendors.beforeAll(null);
    assertEquals(501, deactivate());

    vendors.beforeEach(null);
    vendors.afterEach(null);
    vendors.afterAll(null);
  }

  @Test
  void a_test_fails_over_an_intervention_that_never_came_to_use() throws Exception {
    vendors.beforeEach(null);
    vendors.okta().nextDeactivation().loseAnswer();
    client.get(USER);

    assertEndFailsWith("the next deactivation", "GET " + USER);
  }

  @Test
  void a_test_fails_over_an_intervention_that_was_not_told_what_to_do() throws Exception {
    vendors.beforeEach(null);
    vendors.okta().nextDeactivation();
    assertEquals(200, deactivate());

    assertEndFailsWith("the next deactivation");
  }

  @Test
  void a_test_fails_over_what_its_own_condition_throws() throws Exception {
    vendors.beforeEach(null);
    vendors.okta().next(request -> Integer.parseInt("x") == 0).answer(200, "{}");
    client.get(USER);

    assertEndFailsWith("the test's own code threw", "NumberFormatException");
  }

  @Test
  void a_wrong_number_of_deactivations_is_told_with_all_requests() throws Exception {
    vendors.beforeEach(null);
    deactivate();

    var thrown = assertThrows(AssertionError.class, () -> vendors.okta().assertDeactivations(2));

    assertTrue(thrown.getMessage().contains("POST " + USER), thrown::getMessage);
    vendors.afterEach(null);
  }

  @Test
  void nothing_listens_after_the_only_test_of_an_instance() throws Exception {
    vendors.beforeEach(null);
    vendors.afterEach(null);

    assertThrows(ConnectException.class, () -> client.get(USER));
  }

  @Test
  void nothing_listens_after_the_outermost_class() throws Exception {
    vendors.beforeAll(null);
    vendors.beforeAll(null);
    vendors.afterAll(null);
    assertEquals(501, deactivate());

    vendors.afterAll(null);

    assertThrows(ConnectException.class, () -> client.get(USER));
  }

  private int deactivate() throws Exception {
    var authorization = "SSWS " + SandboxOkta.API_TOKEN;
    return client
        .send("POST", USER + "/lifecycle/deactivate", "", "Authorization", authorization)
        .statusCode();
  }

  private void assertEndFailsWith(String... parts) {
    var thrown = assertThrows(AssertionError.class, () -> vendors.afterEach(null));
    for (var part : parts) {
      assertTrue(thrown.getMessage().contains(part), thrown::getMessage);
    }
  }
}
