package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Service;
import org.junit.jupiter.api.Test;

/** What the management port says of a service with a store. */
class HealthTest extends LostStore {
  private final ManagementPort port = new ManagementPort();

  @Override
  Service configured(Service plain) {
    return port.of(super.configured(plain));
  }

  @Test
  void a_service_that_can_work_is_up() {
    okta();
    assertHealth(200, 200, 200);
    assertEquals(0, vendor.requests().size(), "no vendor is asked");
  }

  @Test
  void a_lost_store_makes_it_unready_until_it_is_back() {
    line.cut();
    assertHealth(503, 503, 200);
    assertDown("/ready", "offboard-store");

    line.mend();
    await().untilAsserted(() -> assertHealth(200, 200, 200));
  }

  @Test
  void an_accounts_file_that_cannot_be_read_makes_it_unready_until_it_is_mended() {
    okta();
    service.accounts("accounts: [" + SECRET);
    assertHealth(503, 503, 200);
    assertDown("/ready", "offboard-configuration");

    forgetAccounts();
    assertHealth(200, 200, 200);
  }

  @Test
  void it_asks_for_each_part_and_says_which_it_is() {
    var checks = health("?exposureLevel=full").json().path("checks").findValuesAsText("name");
    for (var part : new String[] {"context", "offboard-configuration", "offboard-store"}) {
      assertEquals(1, checks.stream().filter(part::equals).count(), checks::toString);
    }
    assertEquals(
        1, checks.stream().filter("route:http.users.deactivate"::equals).count(), checks::toString);
  }

  private void assertHealth(int all, int ready, int live) {
    assertEquals(all, health("").status());
    assertEquals(ready, health("/ready").status());
    assertEquals(live, health("/live").status());
  }

  private void assertDown(String path, String check) {
    var reply = health(path);
    assertEquals("DOWN", reply.json().path("status").asText(), reply::toString);
    var down = reply.json().path("checks");
    assertEquals(1, down.size(), reply::toString);
    assertEquals(check, name(down.get(0)), reply::toString);
    assertFalse(reply.toString().contains("jdbc:"), reply::toString);
  }

  private static String name(JsonNode check) {
    return check.path("name").asText();
  }

  private Reply health(String rest) {
    return send(port.get("/observe/health" + rest));
  }
}
