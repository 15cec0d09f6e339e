package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Service;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of {@code /leavers}: what they take, and what they answer. */
class LeaverDoorsTest extends LeaverTestBase {
  private static final String LATER = ",\"at\":\"2099-01-01T00:00:00Z\"";

  @Test
  void an_equal_request_answers_what_is_there() {
    var account = okta();
    var request = request(newId(), "00u1", LATER, account);

    var first = accept(request);
    var second = accept(request);

    assertEquals(202, first.status());
    assertEquals(200, second.status());
    assertEquals(first.json(), second.json());
  }

  @Test
  void a_beginning_finer_than_the_store_keeps_is_told_as_it_is_kept() {
    var finer = ",\"at\":\"2099-01-01T00:00:00.123456789Z\"";
    var id = newId();

    var accepted = accept(request(id, "00u1", finer, okta()));

    assertEquals("2099-01-01T00:00:00.123456Z", accepted.json().path("at").asText());
    assertEquals(accepted.json(), get("/" + id).json());
  }

  @Test
  void another_request_with_the_same_id_is_refused() {
    var account = okta();
    var id = newId();
    accept(request(id, "00u1", LATER, account));

    var refused = accept(request(id, "00u2", LATER, account));

    refused.isError(409, "taken by another leaver");
    assertNull(refused.header("Retry-After"), "a repeat is of no use");
  }

  @Test
  void an_id_is_made_where_none_is_given() {
    var account = okta();
    var body = request("x", "00u1", LATER, account).replace("\"id\":\"x\",", "");

    var one = accept(body).json().path("id").asText();

    assertTrue(one.matches("[0-9a-f-]{36}"), one);
    assertFalse(one.equals(accept(body).json().path("id").asText()));
  }

  @Test
  void without_accounts_it_is_every_account() {
    forgetAccounts();
    okta();
    scim();
    var answer = accept("{\"person\":{\"email\":\"ada@acme.example\"}" + LATER + "}");

    assertEquals(202, answer.status(), answer::toString);
    // the third is one of the file's own
    assertEquals(3, answer.json().path("steps").size());
  }

  @Test
  void an_account_that_is_not_there_is_refused_and_nothing_accepted() {
    var id = newId();

    accept(request(id, "00u1", LATER, okta(), unknownAccount())).isError(404, "integrated account");

    get("/" + id).isError(404, "no leaver");
  }

  @Test
  void an_account_for_which_there_is_neither_id_nor_address_is_refused() {
    var one = okta();
    var body = request(newId(), "00u1", LATER, one).replace("]", ",\"%s\"]".formatted(scim()));

    accept(body).isError(400, "person.email");
  }

  @Test
  void an_account_whose_vendor_asks_for_an_actor_needs_one() {
    accept(request(newId(), "p1", LATER, vanta())).isError(400, "Give actor");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, '', 'GET, POST'",
    "PUT, /x, GET",
    "POST, /evidence.csv, GET",
    "GET, /x/cancel, POST",
    "GET, /x/retry, POST",
    "POST, /x/evidence, GET"
  })
  void other_methods_are_refused(String method, String path, String allowed) {
    var refused = send(leavers(path).method(method, HttpRequest.BodyPublishers.noBody()));

    refused.isError(405, allowed.split(",")[0]);
    assertEquals(allowed.replace("GET, POST", "POST, GET"), refused.header("Allow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x/y", "/x/evidence/y", "foo"})
  void other_paths_are_not_there(String path) {
    get(path).isError(404, "nothing");
  }

  @Test
  void who_has_no_token_is_told_nothing() {
    var refused = send(leavers("/x").setHeader("Authorization", "Bearer wrong").GET());

    refused.isError(401, "api token");
  }

  @Test
  void a_body_that_is_no_json_is_refused() {
    send(leavers("").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")))
        .isError(415, "application/json");
    accept("{").isError(400, "JSON");
  }

  @Test
  void one_leaver_is_at_most_64_kib() {
    accept("{\"x\":\"" + "x".repeat(70_000) + "\"}").isError(413, "64 KiB");
  }

  @Test
  void what_is_no_leaver_cannot_be_had_called_off_or_opened_anew() {
    get("/nobody").isError(404, "no leaver");
    get("/nobody/evidence").isError(404, "no leaver");
    post("/nobody/cancel").isError(404, "no leaver");
    post("/nobody/retry").isError(404, "no leaver");
  }

  @Test
  void a_leaver_that_is_called_off_does_nothing_more() {
    var id = newId();
    accept(request(id, "00u1", ",\"at\":\"2026-11-24T10:00:00Z\"", okta()));

    assertEquals("cancelled", post("/" + id + "/cancel").json().path("state").asText());

    clock.advance(Duration.ofDays(2));
    assertEquals(200, post("/" + id + "/cancel").status());
    assertEquals("cancelled", post("/" + id + "/retry").json().path("state").asText());
    assertNothingWasSent();
  }

  @Test
  void a_step_that_is_under_way_when_its_leaver_is_called_off_ends_first() {
    var gate = new Gate();
    vendorAnswers(
        request ->
            request.method().equals("GET")
                ? HttpAnswer.of(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}")
                : HttpAnswer.of(200, "{}"));
    vendor.reset();
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(gate.hold(HttpAnswer.of(200, "{}")));
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}");
    vendor.respond(ServiceTestBase::background);
    var scim =
        staged(2, "scim", "base_url: \"%s/scim/v2\", token: %sx".formatted(vendor.url(), SECRET));
    var id = newId();
    accept(request(id, "00u1", "", okta(), scim));
    await(id, leaver -> gate.arrived() == 1);

    assertEquals("cancelled", post("/" + id + "/cancel").json().path("state").asText());
    gate.open();

    awaitStep(id, 0, "done");
    var leaver = get("/" + id).json();
    assertEquals("cancelled", leaver.path("state").asText());
    assertEquals("pending", leaver.at("/steps/1/state").asText());
  }

  @Test
  void a_retry_opens_what_failed_and_leaves_what_is_done() {
    var one = okta("confirm: false");
    var two = scim();
    vendorAnswers(request -> HttpAnswer.of(request.target().contains("/Users/") ? 403 : 200, "{}"));
    var id = newId();
    accept(request(id, "00u1", "", one, two));
    await(id, "needs_attention");
    var sent = requests().size();
    vendorAnswers(
        request ->
            HttpAnswer.of(
                200, request.method().equals("GET") ? "{\"id\":\"00u1\",\"active\":false}" : "{}"));

    assertEquals("running", post("/" + id + "/retry").json().path("state").asText());

    var leaver = await(id, "complete");
    assertEquals(2, leaver.at("/steps/1/attempts").asInt());
    assertEquals(1, leaver.at("/steps/0/attempts").asInt());
    assertEquals(2, requests().size() - sent);
    assertEquals(leaver, post("/" + id + "/retry").json());
  }

  @Test
  void a_list_is_a_page_at_a_time_and_of_one_state() {
    var account = okta();
    var ids = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      ids.add(0, newId());
      accept(request(ids.get(0), "00u1", LATER, account));
    }
    post("/" + ids.get(1) + "/cancel");

    var page = get("?state=scheduled&limit=1").json();
    assertEquals(List.of(ids.get(0)), ids(page));
    assertEquals(1, page.path("result_count").asInt());
    assertTrue(page.get("prev_cursor").isNull());
    var cursor = page.path("next_cursor").asText();
    assertEquals(
        List.of(ids.get(2)), ids(get("?state=scheduled&limit=1&next_cursor=" + cursor).json()));
    assertEquals(ids.get(1), ids(get("?state=cancelled").json()).get(0));
    get("?state=running&next_cursor=" + cursor).isError(400, "next_cursor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=open",
        "limit=0",
        "limit=101",
        "limit=x",
        "next_cursor=x",
        "next_cursor=eA",
        "limit=1&limit=2",
        "state[]=running"
      })
  void a_wrong_query_is_refused(String query) {
    get("?" + query.replace("[", "%5B").replace("]", "%5D")).isError(400, "Give ");
  }

  @Test
  void the_last_page_says_that_it_is_the_last() {
    accept(request(newId(), "00u1", LATER, okta()));
    var cursor = "";
    JsonNode page;
    do {
      page = get("?limit=100" + cursor).json();
      cursor = "&next_cursor=" + page.path("next_cursor").asText();
    } while (page.hasNonNull("next_cursor"));
    assertTrue(page.get("next_cursor").isNull());
  }

  private static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.path("result").forEach(leaver -> ids.add(leaver.path("id").asText()));
    return ids;
  }

  @Test
  void many_are_accepted_a_line_each() {
    var account = okta();
    var one = newId();
    var two = newId();
    accept(request(one, "00u1", LATER, account));

    var answer =
        acceptLines(
            request(one, "00u1", LATER, account)
                + "\n"
                + request(two, "00u2", LATER, account)
                + "\n");

    assertEquals(202, answer.status(), answer::toString);
    assertEquals("{\"accepted\":2}", answer.http().body());
    assertEquals(200, get("/" + two).status());
  }

  @Test
  void a_wrong_line_is_told_by_its_number_and_nothing_is_accepted() {
    var account = okta();
    var id = newId();
    var right = request(id, "00u1", LATER, account) + "\n";
    var taken = newId();
    accept(request(taken, "00u1", LATER, account));

    acceptLines(right + "{\"person\":\n").isError(400, "Line 2: Send the body as one valid JSON");
    acceptLines(right + "\n" + right).isError(400, "Line 2: It is empty");
    acceptLines(right + request(newId(), "00u1", "", unknownAccount()))
        .isError(400, "Line 2: No integrated account that you may see");
    acceptLines(right + request(taken, "00u2", LATER, account))
        .isError(400, "Line 2: The id is taken");
    acceptLines(right + request(id, "00u2", LATER, account))
        .isError(400, "Line 2: The id is taken");
    acceptLines(right + request(newId(), "u", ",\"dry_run\":true", account))
        .isError(400, "Line 2: A dry_run");
    acceptLines("").isError(400, "there is none");
    get("/" + id).isError(404, "no leaver");
  }

  @Test
  void lines_for_another_path_are_a_body_like_any_other() {
    var lines = BodyPublishers.ofString("x".repeat(70_000));

    send(HttpRequest.newBuilder(service.uri(Service.PATH))
            .header("Content-Type", "application/x-ndjson")
            .POST(lines))
        .isError(413, "at most 64 KiB");
  }

  @Test
  void who_calls_a_path_that_is_not_there_is_told_of_leavers() {
    send(HttpRequest.newBuilder(service.uri("/leaver")).GET()).isError(404, "/leavers");
  }

  @Test
  void many_are_10000_at_most_and_may_be_larger_than_one() {
    var account = okta();
    var line = request("x", "00u1", LATER, account);
    var lines = new StringBuilder();
    for (var i = 0; i < 10_000; i++) {
      lines.append(line.replace("\"x\"", "\"%s\"".formatted("many-" + i))).append('\n');
    }

    acceptLines(lines + line).isError(400, "10000");
    assertEquals("{\"accepted\":10000}", acceptLines(lines.toString()).http().body());
  }

  @Test
  void many_are_16_mib_at_most() {
    acceptLines("x".repeat((16 << 20) + 1)).isError(413, "16 MiB");
  }

  @Test
  void a_dry_run_tells_of_each_account_and_accepts_nothing() {
    vendorAnswers(
        request ->
            request.target().contains("/Users/")
                ? HttpAnswer.of(404, "{}")
                : HttpAnswer.of(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}"));
    var one = okta();
    var two = scim();
    var id = newId();

    var answer = accept(request(id, "00u1", ",\"dry_run\":true", one, two));

    assertEquals(200, answer.status(), answer::toString);
    var told = answer.json();
    assertTrue(told.path("dry_run").booleanValue());
    assertEquals(one.toString(), told.at("/steps/0/account").asText());
    assertEquals("okta", told.at("/steps/0/integration").asText());
    assertEquals("00u1", told.at("/steps/0/user_id").asText());
    assertTrue(told.at("/steps/0/could_succeed").booleanValue());
    assertEquals("POST", told.at("/steps/0/requests/0/method").asText());
    assertFalse(told.at("/steps/1/could_succeed").booleanValue());
    assertTrue(told.at("/steps/1/reason").isTextual());
    assertEquals(
        List.of("dry_run", "dry_run"),
        log.audit().stream().map(line -> line.path("operation").asText()).toList());
    get("/" + id).isError(404, "no leaver");
  }

  /** Each has the whole deadline: one after the other, two that hang would take twice as long. */
  @Test
  void a_dry_run_asks_the_accounts_side_by_side() {
    var asked = ConcurrentHashMap.newKeySet();
    vendorAnswers(
        request -> {
          asked.add(request.values("Authorization"));
          Awaitility.await().atMost(PATIENCE).until(() -> asked.size() == 2);
          return HttpAnswer.of(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}");
        });

    var told = accept(request(newId(), "00u1", ",\"dry_run\":true", okta(), okta())).json();

    assertTrue(told.at("/steps/0/could_succeed").booleanValue(), told::toString);
    assertTrue(told.at("/steps/1/could_succeed").booleanValue(), told::toString);
  }

  @Test
  void evidence_has_each_attempt_and_what_proved_it() throws Exception {
    var account = okta();
    var document =
        "{\"id\":\"00u1\",  \"status\":\"DEPROVISIONED\",\"statusChanged\":\"2026-11-23T09:59:59.000Z\",\"profile\":{\"login\":\"ada@acme.example\"}}";
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(HttpAnswer.of(200, "{}").header("X-Okta-Request-Id", "okta-7"));
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, document);
    var id = newId();
    accept(request(id, "00u1", "", account));
    await(id, "complete");

    var evidence = get("/" + id + "/evidence").json();

    assertEquals(id, evidence.at("/request/id").asText());
    var attempt = evidence.at("/steps/0/attempts/0");
    assertEquals("deactivated", attempt.path("outcome").asText());
    assertEquals(200, attempt.path("status").asInt());
    assertEquals("okta-7", attempt.path("vendor_request_id").asText());
    assertEquals(awaitLine().path("request_id"), attempt.path("request_id"));
    var proof = attempt.path("proof").get(0);
    assertEquals(1, attempt.path("proof").size());
    assertEquals(io.offboard.util.Sha256.hex(document), proof.path("sha256").asText());
    assertEquals("DEPROVISIONED", proof.at("/shows/status").asText());
    assertEquals("2026-11-23T09:59:59.000Z", proof.at("/shows/time").asText());
    assertFalse(evidence.toString().contains("ada@acme.example"));
  }

  @Test
  void the_export_has_a_row_for_each_step_of_the_leavers_of_a_time() {
    var account = okta("confirm: false");
    vendorAnswers(request -> HttpAnswer.of(200, "{}"));
    var id = newId();
    accept(request(id, "00u1", "", account));
    await(id, "complete");

    var csv = get("/evidence.csv?from=2026-11-23T10:00:00Z&to=2026-11-23T10:00:01Z");

    assertEquals("text/csv; charset=utf-8", csv.header("Content-Type"));
    var lines = csv.http().body().lines().toList();
    assertEquals(
        "leaver,account,integration,state,outcome,at,proven_at,seconds_to_proof", lines.get(0));
    assertTrue(
        lines.contains(
            "%s,%s,okta,done,deactivated,2026-11-23T10:00:00Z,2026-11-23T10:00:00Z,0.0"
                .formatted(id, account)),
        lines::toString);
    assertEquals(1, get("/evidence.csv?from=2200-01-01T00:00:00Z").http().body().lines().count());
    get("/evidence.csv?from=monday").isError(400, "from");
  }

  @Test
  void an_answer_has_no_header_of_a_vendor_and_no_outcome() {
    var accepted = accept(request(newId(), "00u1", LATER, okta()));

    accepted.hasOnlyHeaders();
    assertNull(accepted.outcome());
  }
}
