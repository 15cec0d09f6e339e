package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** A store without which calls go on, but for those with an idempotency key. */
class OptionalStoreTest extends LostStore {
  private final ManagementPort port = new ManagementPort();

  @Override
  Service configured(Service plain) {
    return port.of(super.configured(plain)).with("offboard.store.required", "false");
  }

  @Test
  void the_service_stays_ready_and_its_health_says_what_is_lost() {
    line.cut();
    assertEquals(200, send(port.get("/observe/health/ready")).status());
    var health = send(port.get("/observe/health"));
    assertEquals(503, health.status());
    assertEquals("offboard-store", health.json().at("/checks/0/name").asText(), health::toString);
  }

  @Test
  void a_call_goes_on_without_its_row() {
    var account = okta();
    line.cut();
    oktaDeactivates("00u1");
    assertDeactivatedUnaudited(deactivate(account, user("00u1")));
  }

  @Test
  void a_call_gets_an_access_token_of_this_node_alone() {
    var account = vanta("confirm: false");
    line.cut();
    vendor
        .expect("POST", "/v1/people/offboard")
        .answer(200, "{\"results\":[{\"id\":\"00u1\",\"status\":\"SUCCESS\"}]}");
    assertDeactivatedUnaudited(deactivate(account, "&actor=a1", user("00u1")));
  }

  @Test
  void a_call_with_a_key_is_refused() {
    var account = okta();
    line.cut();
    assertRefused(withKey(account, "key-1"));
    assertNothingWasSent();
  }

  @Test
  void a_call_whose_vendor_was_asked_is_answered_with_a_warning() {
    var account = okta();
    oktaDeactivatesAndTheStoreGoes();
    assertDeactivatedUnaudited(withKey(account, "key-1"));
  }

  @Test
  void a_dry_run_goes_on_without_its_row() {
    var account = okta();
    line.cut();
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}");
    var reply = deactivate(account, "&dry_run=true", user("00u1"));
    assertEquals("200 not-audited", reply.status() + " " + reply.header("Offboard-Warning"));
  }

  @Test
  void a_list_and_a_read_go_on_without_their_rows() {
    var account = okta();
    line.cut();
    vendor.expect("GET", "/api/v1/users?search=status%20pr&limit=25").answer(200, "[]");
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"id\":\"00u1\"}");
    assertReadUnaudited(account, "");
    assertReadUnaudited(account, "/00u1");
  }

  private void assertReadUnaudited(TestAccount account, String path) {
    var uri = service.uri(DirectoryTestBase.DIRECTORY + path + "?integrated_account_id=" + account);
    var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + API_TOKEN);
    var reply = send(request);
    assertEquals("200 not-audited", reply.status() + " " + reply.header("Offboard-Warning"));
  }
}
