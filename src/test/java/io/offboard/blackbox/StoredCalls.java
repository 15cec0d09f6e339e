package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Service;
import io.offboard.store.StoreSettings;
import io.offboard.store.TestDatabase;
import io.offboard.testkit.HttpAnswer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a call leaves in the database. */
abstract class StoredCalls extends BlackBoxTest {
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";

  private StoreSettings store;

  /** Which kind of database. */
  abstract TestDatabase database();

  @Override
  Service configured(Service plain) {
    store = database().create();
    return plain
        .with("offboard.store.url", store.url())
        .with("offboard.store.key", store.key().reveal());
  }

  @Test
  void a_row_is_the_line_of_the_log() {
    var account = okta();
    oktaDeactivates("00u1");

    deactivate(account, "&actor=a1", user("00u1"));

    assertEquals(log.audit(), rows(account));
    assertEquals("deactivate deactivated 200 1", only(account));
  }

  @Test
  void a_call_without_a_known_caller_has_no_row() {
    var account = okta();
    send(service.request("?integrated_account_id=" + account).GET());
    send(
        post("?integrated_account_id=" + account, user("00u1"))
            .setHeader("Authorization", "Bearer wrong"));

    assertEquals(List.of(), rows(account));
  }

  @Test
  void an_answer_to_a_key_is_kept_and_its_replay_has_a_row_too() {
    var account = okta();
    oktaDeactivates("00u1");

    assertNull(withKey(account, user("00u1")).header("Idempotency-Replayed"));
    var kept =
        "SELECT count(*) FROM idempotency_keys WHERE account_id = '%s' AND answer IS NOT NULL";
    assertEquals(List.of("1"), TestDatabase.query(store, kept.formatted(account)));
    assertEquals("true", withKey(account, user("00u1")).header("Idempotency-Replayed"));

    assertEquals(
        List.of("deactivate deactivated 200 1", "deactivate deactivated 200 0"), told(account));
  }

  @Test
  void the_key_of_another_request_is_refused_with_a_row() {
    var account = okta();
    oktaDeactivates("00u1");
    withKey(account, user("00u1"));

    assertEquals(422, withKey(account, user("00u2")).status());

    assertEquals("deactivate failed 422 0", told(account).get(1));
  }

  @Test
  void an_error_frees_the_key_and_has_a_row() {
    var account = okta();
    vendor.expect("POST", DEACTIVATE).answer(403, "{}");
    assertEquals(403, withKey(account, user("00u1")).status());
    assertEquals("deactivate failed 403 1", only(account));

    oktaDeactivates("00u1");
    assertEquals(200, withKey(account, user("00u1")).status());
  }

  @Test
  void an_unknown_account_is_refused_with_a_row() {
    var account = new TestAccount(this, UUID.randomUUID(), "okta");
    assertEquals(404, deactivate(account, user("00u1")).status());
    assertEquals("deactivate failed 404 0", only(account));
  }

  @Test
  void a_wrong_request_is_refused_with_a_row() {
    assertEquals(400, send(post("?actor[]=x", "{}").header("X-Request-Id", "r400")).status());
    var found = "SELECT status FROM audit WHERE request_id = 'r400'";
    assertEquals(List.of("400"), TestDatabase.query(store, found));
  }

  @Test
  void a_rate_limit_that_is_passed_on_has_a_row() {
    var account = okta();
    vendor.expect("POST", DEACTIVATE).answer(HttpAnswer.of(429, "{}").header("Retry-After", "99"));
    assertEquals(429, deactivate(account, user("00u1")).status());
    assertEquals("deactivate failed 429 1", only(account));
  }

  @Test
  void a_dry_run_has_a_row() {
    var account = okta();
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}");
    assertEquals(200, deactivate(account, "&dry_run=true", user("00u1")).status());
    assertEquals("dry_run dry_run 200 0", only(account));
  }

  private Reply withKey(TestAccount account, String body) {
    return send(post("?integrated_account_id=" + account, body).header("Idempotency-Key", "key-1"));
  }

  private List<JsonNode> rows(TestAccount account) {
    var lines = "SELECT line FROM audit WHERE account = '%s' ORDER BY time, attempts DESC";
    return TestDatabase.query(store, lines.formatted(account)).stream().map(Reply::parse).toList();
  }

  private List<String> told(TestAccount account) {
    return rows(account).stream()
        .map(
            row ->
                String.join(
                    " ",
                    row.path("operation").asText(),
                    row.path("outcome").asText(),
                    row.path("status").asText(),
                    row.path("attempts").asText()))
        .toList();
  }

  private String only(TestAccount account) {
    var told = told(account);
    assertEquals(1, told.size(), told::toString);
    return told.get(0);
  }
}
