package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of {@code /leavers}: what they take, and what they answer. */
class LeaverDoorsTest extends LeaverTestBase {
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
  void who_calls_a_path_that_is_not_there_is_told_of_leavers() {
    send(HttpRequest.newBuilder(service.uri("/leaver")).GET()).isError(404, "/leavers");
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
  void an_answer_has_no_header_of_a_vendor_and_no_outcome() {
    var accepted = accept(request(newId(), "00u1", LATER, okta()));

    accepted.hasOnlyHeaders();
    assertNull(accepted.outcome());
  }
}
