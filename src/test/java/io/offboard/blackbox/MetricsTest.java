package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Metrics;
import io.offboard.fixture.Service;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the management port tells Prometheus. */
class MetricsTest extends BlackBoxTest {
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";

  /** Whom a token belongs to is read before the first call with it. */
  private static final double OWNER = 1;

  private final ManagementPort port = new ManagementPort();
  private Metrics before;

  @Override
  Service configured(Service plain) {
    return port.of(plain);
  }

  @BeforeEach
  void scrape() {
    before = scraped();
  }

  @Test
  void a_call_is_timed_and_so_is_each_request_to_the_vendor() {
    vendor
        .expect("POST", DEACTIVATE)
        .applying(() -> clock.advance(Duration.ofMillis(700)))
        .answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"status\":\"DEPROVISIONED\"}");

    deactivate(okta(), user("00u1"));

    // Labels in the order of their names: integration, operation, outcome, status.
    assertEquals(
        Map.of("okta deactivate deactivated 200", 1.0), more("offboard_calls_seconds_count"));
    assertEquals(
        0.7,
        scraped().sum("offboard_calls_seconds_sum") - before.sum("offboard_calls_seconds_sum"),
        0.001);
    // integration, kind, status
    assertEquals(
        Map.of("okta deactivate 200", 1.0, "okta read 200", 1.0 + OWNER),
        more("offboard_vendor_calls_seconds_count"));
    assertEquals(0.7, more("offboard_vendor_calls_seconds_sum").get("okta deactivate 200"), 0.001);
    assertEquals(Map.of(), more("offboard_vendor_retries_total"));
  }

  @Test
  void a_request_that_is_made_again_is_counted() {
    vendor.expect("POST", DEACTIVATE).answer(429, "{}");
    oktaDeactivates("00u1");

    deactivate(okta(), user("00u1"));

    assertEquals(Map.of("", 1.0), more("offboard_vendor_retries_total"));
    assertEquals(
        Map.of(
            "okta deactivate 429", 1.0, "okta deactivate 200", 1.0, "okta read 200", 1.0 + OWNER),
        more("offboard_vendor_calls_seconds_count"));
  }

  @Test
  void a_page_that_is_read_again_is_counted() {
    var account = okta();
    vendor.expect("GET", "/api/v1/users/00u1").answer(503, "{}");
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}");

    send(read("/00u1?integrated_account_id=" + account));

    assertEquals(Map.of("", 1.0), more("offboard_vendor_retries_total"));
    assertEquals(Map.of("okta get get 200", 1.0), more("offboard_calls_seconds_count"));
  }

  @Test
  void a_request_without_an_answer_tells_why() {
    vendor.expect("POST", DEACTIVATE).answer(Fault.close());
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"status\":\"DEPROVISIONED\"}");

    deactivate(okta(), user("00u1"));

    assertEquals(1.0, more("offboard_vendor_calls_seconds_count").get("okta deactivate no_answer"));
  }

  @Test
  void what_callers_and_vendors_may_choose_is_in_no_label() {
    var account = okta();
    for (var status : new int[] {418, 419, 420}) {
      vendor.expect("POST", DEACTIVATE).answer(status, "{}");
      deactivate(account, user("00u1"));
    }
    deactivate(unknownAccount(), user("ada@example.com"));

    assertEquals(
        Map.of("okta deactivate failed 4xx", 3.0, "none deactivate failed 404", 1.0),
        more("offboard_calls_seconds_count"));
    assertEquals(
        Map.of("okta deactivate 4xx", 3.0, "okta read 200", OWNER),
        more("offboard_vendor_calls_seconds_count"));
    for (var word : new String[] {account.toString(), "00u1", "ada@", "\"418\""}) {
      assertFalse(scraped().text().contains(word), word);
    }
  }

  @Test
  void refusals_tell_their_reason() {
    var account = okta();
    send(service.request("?integrated_account_id=" + account).POST(BodyPublishers.ofString("{}")));
    vendor
        .expect("POST", DEACTIVATE)
        .answer(HttpAnswer.of(429, "{}").header("Retry-After", "3000"));
    deactivate(account, user("00u1"));
    deactivate(account, user("00u1"));

    assertEquals(Map.of("token", 1.0, "rate_limit", 1.0), more("offboard_refused_total"));
    assertEquals(1.0, more("offboard_calls_seconds_count").get("none none failed 401"));
  }

  @Test
  void a_replay_is_counted() {
    var account = okta();
    oktaDeactivates("00u1");
    for (var call = 0; call < 2; call++) {
      send(post("?integrated_account_id=" + account, user("00u1")).header("Idempotency-Key", "k1"));
    }

    assertEquals(Map.of("", 1.0), more("offboard_idempotency_replays_total"));
    assertEquals(
        Map.of("okta deactivate deactivated 200", 2.0), more("offboard_calls_seconds_count"));
  }

  @Test
  void the_first_token_of_a_client_is_no_renewal() {
    var account = vanta("confirm: false");
    vantaDeactivates();
    deactivate(account, "&actor=a1", user("p1"));
    assertEquals(Map.of(), more("offboard_tokens_renewed_total"));
    assertEquals(1.0, more("offboard_vendor_calls_seconds_count").get("vanta token 200"));

    clock.advance(Duration.ofHours(2));
    vantaDeactivates();
    deactivate(account, "&actor=a1", user("p1"));
    assertEquals(Map.of("", 1.0), more("offboard_tokens_renewed_total"));
  }

  @Test
  void calls_in_flight_are_shown() {
    port.awaitNobodyInFlight(this);
    var calls = new HangingCalls(this, HttpAnswer.of(200, "{}"));
    var inFlight = calls.start(3, calls.account());

    assertEquals(3, scraped().sum("offboard_in_flight"));

    calls.end();
    HangingCalls.assertAll(200, inFlight);
  }

  @Test
  void so_are_memory_and_cpu_but_no_part_of_the_routes() {
    var names = new TreeMap<String, Double>();
    scraped().samples().forEach(sample -> names.put(sample.name(), sample.value()));
    for (var name :
        new String[] {
          "jvm_memory_used_bytes", "jvm_gc_memory_allocated_bytes_total", "process_cpu_usage"
        }) {
      assertTrue(names.containsKey(name), () -> name + " in " + names.keySet());
    }
    assertTrue(
        names.keySet().stream().noneMatch(name -> name.matches("camel_(route|exchange).*")),
        () -> names.keySet().toString());
  }

  private void vantaDeactivates() {
    vendor
        .expect("POST", "/v1/people/offboard")
        .answer(200, "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}");
  }

  private HttpRequest.Builder read(String rest) {
    return HttpRequest.newBuilder(service.uri("/unified/user-directory/users" + rest))
        .header("Authorization", "Bearer " + API_TOKEN);
  }

  /** What a metric has gained in this test, by its labels. */
  private Map<String, Double> more(String name) {
    var gained = scraped().of(name);
    before.of(name).forEach((labels, value) -> gained.merge(labels, -value, Double::sum));
    gained.values().removeIf(value -> value == 0);
    return gained;
  }

  private Metrics scraped() {
    return port.metrics(this);
  }
}
