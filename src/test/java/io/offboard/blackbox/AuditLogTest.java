package io.offboard.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Json;
import io.offboard.util.Sha256;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest extends BlackBoxTest {
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";

  @Test
  void says_who_was_deactivated_where_by_whom_and_what_came_of_it() {
    var account = okta();
    var arrival = clock.instant();
    vendor
        .expect("POST", DEACTIVATE)
        .applying(() -> clock.advance(Duration.ofMillis(1234)))
        .answer(HttpAnswer.of(200, "{}").header("X-Okta-Request-Id", "okta-1"));
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"status\":\"DEPROVISIONED\"}");

    send(
        post("?actor=a1&integrated_account_id=" + account, user("00u1"))
            .header("X-Request-Id", "r1"));

    assertAudited(
        """
        {"time": "%s", "request_id": "r1", "caller": "offboard.api.token", "operation": "deactivate", "account": "%s", "integration": "okta",
         "user_id": "00u1", "actor": "a1", "outcome": "deactivated", "status": 200,
         "vendor_request_id": "okta-1", "attempts": 1, "milliseconds": 1234}
        """
            .formatted(arrival.plusMillis(1234), account));
  }

  @Test
  void names_the_person_whom_only_remote_data_names() {
    vendor
        .expect("POST", "/v1/people/offboard")
        .answer(200, "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}");

    var body = "{\"remote_data\":{\"updates\":[{\"id\":\"p1\"}]}}";
    deactivate(vanta("confirm: false"), "&actor=a1", body);

    assertEquals("p1", audited().path("user_id").textValue());
  }

  @Test
  void names_who_was_found_by_an_address_and_hides_the_address() {
    vendor.expect("POST", DEACTIVATE).answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"status\":\"DEPROVISIONED\"}");
    vendor.respond(
        request ->
            request.target().startsWith("/api/v1/users?search=")
                ? HttpAnswer.of(200, "[{\"id\":\"00u1\",\"profile\":{\"email\":\"Ada@x.y\"}}]")
                : background(request));

    deactivate(okta(), "{\"email\":\"ADA@x.y\"}");

    assertEquals(
        "deactivate 00u1 " + Sha256.hex("ada@x.y"), fields("operation", "user_id", "email_sha256"));
    assertFalse(log.text().toLowerCase(Locale.ROOT).contains("ada@x.y"), log::text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADA@x.y", "ada%40x.y"})
  void hides_the_address_by_which_a_user_is_read(String segment) {
    vendor.respond(
        request -> HttpAnswer.of(200, "{\"id\":\"00u1\",\"profile\":{\"login\":\"ada@x.y\"}}"));

    read(segment);

    assertEquals(
        "get null " + Sha256.hex("ada@x.y"), fields("operation", "user_id", "email_sha256"));
    assertFalse(log.text().toLowerCase(Locale.ROOT).contains("ada@x.y"), log::text);
  }

  @Test
  void names_the_user_who_is_read_by_another_login() {
    vendor.respond(request -> HttpAnswer.of(404, "{}"));

    read("ada");

    assertEquals("ada", audited().path("user_id").textValue());
    assertFalse(audited().has("email_sha256"), log::text);
  }

  /** Whom it deactivated, an auditor has to be able to tell: as the caller said it. */
  @Test
  void names_who_is_deactivated_by_login() {
    vendor.respond(request -> HttpAnswer.of(403, "{}"));

    deactivate(okta(), user("ada@x.y"));

    assertEquals("ada@x.y", audited().path("user_id").textValue());
  }

  @Test
  void says_that_the_vendor_refused() {
    vendor
        .expect("POST", DEACTIVATE)
        .answer(HttpAnswer.of(403, "{}").header("X-Okta-Request-Id", "okta-2"));

    deactivate(okta(), user("00u1"));

    assertEquals(
        "failed 403 okta-2 1", fields("outcome", "status", "vendor_request_id", "attempts"));
  }

  @Test
  void says_that_the_user_is_pending() {
    vendor.expect("POST", DEACTIVATE).answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(404, "{}");

    deactivate(okta(), user("00u1"));

    assertEquals("pending 202", fields("outcome", "status"));
  }

  @Test
  void says_that_the_account_is_unknown() {
    var account = unknownAccount();

    deactivate(account, user("00u1"));

    assertEquals(
        account + " null 00u1 failed 404 0",
        fields("account", "integration", "user_id", "outcome", "status", "attempts"));
  }

  @Test
  void says_that_the_request_was_refused() {
    send(post("?actor[]=x", "{}").header("X-Request-Id", "r2"));

    assertEquals("r2 failed 400 0", fields("request_id", "outcome", "status", "attempts"));
  }

  @Test
  void says_that_a_result_was_replayed() {
    var account = okta();
    oktaDeactivates("00u1");
    for (var call = 0; call < 2; call++) {
      send(post("?integrated_account_id=" + account, user("00u1")).header("Idempotency-Key", "k1"));
    }

    assertEquals(2, log.audit().size());
    var replayed = (ObjectNode) log.audit().get(1);
    assertEquals("deactivated", replayed.path("outcome").textValue());
    assertEquals("okta", replayed.path("integration").textValue());
    assertEquals(0, replayed.path("attempts").intValue());
  }

  @Test
  void says_nothing_of_a_stranger() {
    var query = "?integrated_account_id=" + okta();
    send(service.request(query).POST(BodyPublishers.ofString(user("00u1"))));
    send(service.request(query).GET());
    send(HttpRequest.newBuilder(service.uri("/")).GET());

    assertEquals(List.of(), log.audit());
  }

  @Test
  void says_nothing_of_the_profile() {
    vendor.expect("POST", DEACTIVATE + "?note=hello").answer(200, "{}");
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(
            200,
            """
            {"id": "00u1", "status": "DEPROVISIONED",
             "profile": {"firstName": "Ada", "email": "ada@example.com", "title": "Engineer"}}
            """);

    deactivate(okta(), "&remote_query[note]=hello", user("00u1"));

    for (var word : List.of("Ada", "example.com", "Engineer", "DEPROVISIONED", "hello")) {
      assertFalse(log.text().contains(word), log::text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028", "\u2029"})
  void stays_one_line_whatever_the_caller_writes(String lineEnd) {
    var forged = "x" + lineEnd + "2026-11-23 INFO offboard.audit {}";
    vendor.respond(request -> HttpAnswer.of(400, "{}"));

    deactivate(okta(), Json.MAPPER.createObjectNode().put("user_id", forged).toString());
    deactivate(okta(), "&actor=" + URLEncoder.encode(forged, UTF_8), user("00u1"));

    assertEquals(2, log.audit().size());
    log.events().forEach(event -> assertEquals(2, event.split("\\R", -1).length, event));
  }

  private void read(String segment) {
    var path = "/unified/user-directory/users/" + segment + "?integrated_account_id=" + okta();
    send(HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + API_TOKEN));
  }

  private JsonNode audited() {
    assertEquals(1, log.audit().size(), log::text);
    return log.audit().get(0);
  }

  private void assertAudited(String json) {
    assertEquals(Reply.parse(json), audited());
  }

  private String fields(String... names) {
    var line = audited();
    return String.join(" ", List.of(names).stream().map(name -> line.path(name).asText()).toList());
  }
}
