package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Sha256;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding, listing and reading users, for each vendor in its own words. */
abstract class DirectoryTestBase extends BlackBoxTest {
  static final String ADA = "ada.moreno@acme.example";
  static final String DIRECTORY = "/unified/user-directory/users";

  abstract TestAccount account();

  /** The vendor's document of an active user. */
  abstract String document(String id, String email);

  abstract String target(String id);

  /** A page, in the vendor's words; {@code next} is its cursor of the next page, or null. */
  abstract HttpAnswer page(String next, String... documents);

  /** What is asked for the first page of everybody. */
  abstract String everybody(int limit);

  /** What is asked for the page after one that named the cursor {@code next}. */
  abstract String pageAfter(int limit, String next);

  /** What is asked for everybody with an address. */
  abstract String withEmail(int limit, String email);

  /** What the vendor is asked, and answers, to deactivate a user and prove it. */
  abstract void deactivates(String id);

  /** Nobody has an address: all that the vendor is asked. */
  void nobodyHas(int limit, String email) {
    vendor.expect("GET", withEmail(limit, email)).answer(page(null));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Reply read(TestAccount account, String path, String query) {
    return send(reading(account, path, query));
  }

  HttpRequest.Builder reading(TestAccount account, String path, String query) {
    var uri = service.uri(DIRECTORY + path + "?integrated_account_id=" + account + query);
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + API_TOKEN);
  }

  Reply list(TestAccount account, String query) {
    return read(account, "", query);
  }

  Reply byEmail(TestAccount account, String email) {
    var query = account.integration().equals("vanta") ? "&actor=" + Documents.VANTA_ACTOR : "";
    return deactivate(account, query, "{\"email\": \"%s\"}".formatted(email));
  }

  static List<String> ids(Reply list) {
    assertEquals(200, list.status(), list::toString);
    var users = list.json().path("result");
    assertEquals(users.size(), list.json().path("result_count").intValue());
    return StreamSupport.stream(users.spliterator(), false)
        .map(user -> user.path("id").textValue())
        .toList();
  }

  static String cursor(Reply list) {
    return list.json().path("next_cursor").textValue();
  }

  @Test
  void lists_users() {
    vendor
        .expect("GET", everybody(25))
        .answer(page(null, document("u1", ADA), document("u2", "b@c.d")));

    var list = list(account(), "");

    assertEquals(List.of("u1", "u2"), ids(list));
    var user = list.json().path("result").get(0);
    assertEquals("active", user.path("status").textValue());
    assertEquals(Reply.parse(document("u1", ADA)), user.path("remote_data"));
    assertEquals(
        List.of("result", "next_cursor", "prev_cursor", "result_count"),
        StreamSupport.stream(
                ((Iterable<String>) () -> list.json().fieldNames()).spliterator(), false)
            .toList());
    assertNull(cursor(list));
    assertNull(list.outcome());
  }

  @Test
  void lists_raw_documents() {
    vendor.expect("GET", everybody(25)).answer(page(null, document("u1", ADA)));

    var list = list(account(), "&truto_response_format=raw&truto_exclude_fields=status");

    var expected = Reply.parse("[" + document("u1", ADA) + "]");
    ((ObjectNode) expected.get(0)).remove("status");
    assertEquals(expected, list.json().path("result"));
  }

  @Test
  void lists_normalized_users() {
    vendor.expect("GET", everybody(25)).answer(page(null, document("u1", ADA)));

    var list = list(account(), "&truto_response_format=normalized&truto_ignore_remote_data=true");

    var user = list.json().path("result").get(0);
    assertEquals("u1", user.path("id").textValue());
    assertEquals(Reply.parse("null"), user.path("bio"));
    assertEquals(Reply.parse("[]"), user.path("roles"));
    assertEquals(false, user.has("remote_data"));
  }

  @Test
  void walks_all_pages() {
    var account = account();
    vendor
        .expect("GET", everybody(2))
        .answer(page("next", document("u1", ADA), document("u2", "x@y.z")));
    vendor.expect("GET", pageAfter(2, "next")).answer(page(null, document("u3", "b@c.d")));

    var first = list(account, "&limit=2");
    var last = list(account, "&limit=2&next_cursor=" + cursor(first));

    assertEquals(List.of("u1", "u2"), ids(first));
    assertEquals(List.of("u3"), ids(last));
    assertNull(cursor(last));
  }

  @Test
  void refuses_a_cursor_of_another_query() {
    var account = account();
    vendor.expect("GET", everybody(1)).answer(page("next", document("u1", ADA)));
    var cursor = cursor(list(account, "&limit=1"));

    list(account(), "&next_cursor=" + cursor).isError(400, "next_cursor");
    for (var other :
        List.of("status=active", "username=u1", "email=" + ADA, "remote_query%5Bx%5D=y")) {
      list(account, "&" + other + "&next_cursor=" + cursor).isError(400, "next_cursor");
    }
    list(account, "&next_cursor=" + cursor.substring(1)).isError(400, "next_cursor");
    list(account, "&next_cursor=%22").isError(400, "next_cursor");
  }

  @Test
  void finds_by_address_whatever_its_letters_and_never_by_a_part_of_it() {
    var ours = document("u1", "Ada.Moreno@ACME.example");
    var longer = document("u2", "ada.moreno@acme.example.org");
    vendor.expect("GET", withEmail(25, ADA)).answer(page(null, longer, ours));

    assertEquals(List.of("u1"), ids(list(account(), "&emails%5Bemail%5D=" + ADA)));
  }

  @Test
  void finds_nobody() {
    nobodyHas(25, ADA);

    var list = list(account(), "&email=" + ADA);

    assertEquals(List.of(), ids(list));
    assertNull(cursor(list));
  }

  @Test
  void reads_on_while_nobody_on_a_page_is_wanted() {
    var pages =
        List.of(page("next", document("u2", "x@y.z")), page(null, document("u1", ADA))).iterator();
    vendor.respond(
        request -> {
          var answer = background(request);
          return answer == null ? pages.next() : answer;
        });

    assertEquals(List.of("u1"), ids(list(account(), "&email=" + ADA)));
    assertFalse(pages.hasNext());
  }

  @Test
  void reads_ten_pages_at_most_for_a_list_that_nobody_is_on() {
    endless(Duration.ZERO);

    var list = list(account(), "&username=nobody");

    assertEquals(List.of(), ids(list));
    assertNotNull(cursor(list));
    assertEquals(10, requests().size());
  }

  @Test
  void reads_on_for_half_the_time_at_most_for_a_list_that_nobody_is_on() {
    endless(Duration.ofSeconds(2));

    var list = list(account(), "&username=nobody");

    assertEquals(List.of(), ids(list));
    assertNotNull(cursor(list));
    assertEquals(Duration.ofSeconds(14), elapsed());
  }

  @Test
  void deactivates_nobody_while_pages_are_missing_and_time_runs_out() {
    endless(Duration.ofSeconds(1));

    byEmail(account(), "x@y.z").isError(504, "nothing was changed");
    assertEquals(Duration.ofSeconds(21), elapsed());
  }

  /** Each page has somebody, and a next one; how long the vendor takes for one. */
  private void endless(Duration each) {
    var users = IntStream.iterate(1, i -> i + 1).iterator();
    vendor.respond(
        request -> {
          var answer = background(request);
          if (answer != null) {
            return answer;
          }
          clock.advance(each);
          var id = "u" + users.next();
          return page("after-" + id, document(id, "x@y.z"));
        });
  }

  @Test
  void applies_a_status_that_the_vendor_does_not_know() {
    vendor.respond(
        request -> {
          var answer = background(request);
          return answer == null ? page(null, document("u1", ADA)) : answer;
        });

    assertEquals(List.of("u1"), ids(list(account(), "&status=active")));
    assertEquals(List.of(), ids(list(account(), "&status=invited")));
    assertEquals(List.of(), ids(list(account(), "&status=deleted")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&limit=0",
        "&limit=101",
        "&limit=ten",
        "&limit=-1",
        "&limit=1&limit=2",
        "&email=ada",
        "&email=a@b@",
        "&email=%20a@b.c",
        "&email=Ada%20%3Ca@b.c%3E",
        "&email=a%0Ab@c.d",
        "&email%5B%5D=a@b.c",
        "&emails=a@b.c",
        "&emails%5B0%5D%5Bemail%5D=a@b.c",
        "&emails%5Bemail%5D=a@b.c&email=d@e.f",
        "&status=ACTIVE"
      })
  void refuses_a_filter_that_is_none(String query) {
    list(account(), query).isError(400, "Give");
    assertNothingWasSent();
  }

  @Test
  void takes_what_clients_send_for_nothing_at_all() {
    vendor.expect("GET", everybody(25)).answer(page(null, document("u1", ADA)));

    var empty = "&emails%5Bemail%5D=&email=&username=&status=&limit=&next_cursor=&unknown=1";
    assertEquals(List.of("u1"), ids(list(account(), empty)));
  }

  @Test
  void sends_remote_query_on_but_not_in_place_of_a_filter() {
    vendor
        .expect("GET", everybody(25) + "&sort%5Bby%5D=a%20b")
        .answer(page(null, document("u1", ADA)));
    var own = everybody(25).replaceFirst(".*\\?", "").split("=")[0];

    assertEquals(List.of("u1"), ids(list(account(), "&remote_query%5Bsort%5D%5Bby%5D=a%20b")));
    list(account(), "&remote_query%5B" + own + "%5D=x").isError(400, "remote_query");
    list(account(), "&remote_query%5B" + own.toUpperCase(Locale.ROOT) + "%5D=x")
        .isError(400, "remote_query");
  }

  @Test
  void reads_one_user() {
    vendor.expect("GET", target("u1") + "?expand=x").answer(200, document("u1", ADA));

    var user = read(account(), "/u1", "&remote_query%5Bexpand%5D=x");

    assertEquals(200, user.status(), user::toString);
    assertEquals("u1", user.json().path("id").textValue());
    assertEquals(Reply.parse(document("u1", ADA)), user.json().path("remote_data"));
    assertNull(user.outcome());
  }

  @Test
  void reads_one_user_as_the_vendor_shows_it() {
    vendor.expect("GET", target("u1")).answer(200, document("u1", ADA));

    var user = read(account(), "/u1", "&truto_response_format=raw");

    assertEquals(Reply.parse(document("u1", ADA)), user.json());
  }

  @Test
  void passes_on_that_a_user_is_unknown() {
    vendor.expect("GET", target("u1")).answer(404, "{\"message\": \"No such user\"}");

    read(account(), "/u1", "").isVendorError(404, "No such user");
  }

  @Test
  void gives_back_the_place_of_a_call_that_failed() {
    vendor.respond(
        request -> {
          var answer = background(request);
          return answer == null ? HttpAnswer.of(403, "{}") : answer;
        });
    var account = account();

    // One more than an account may have in flight.
    for (var i = 0; i < 21; i++) {
      read(account, "/u1", "").isVendorError(403, "");
      list(account, "").isVendorError(403, "");
    }
  }

  @Test
  void reads_again_what_failed_as_in_a_read_back() {
    vendor.expect("GET", target("u1")).answer(503, "{}");
    vendor.expect("GET", target("u1")).answer(200, "<html>");
    vendor.expect("GET", target("u1")).answer(200, document("u1", ADA));
    assertEquals(200, read(account(), "/u1", "").status());
    vendor.expect("GET", everybody(25)).answer(500, "{}");
    vendor.expect("GET", everybody(25)).answer(200, "{}");
    vendor.expect("GET", everybody(25)).answer(page(null, document("u1", ADA)));
    assertEquals(List.of("u1"), ids(list(account(), "")));

    assertEquals(
        List.of(
            Duration.ofMillis(500), Duration.ofSeconds(1),
            Duration.ofMillis(500), Duration.ofSeconds(1)),
        pauses());
  }

  @Test
  void gives_each_page_a_window_of_its_own() {
    var down = HttpAnswer.of(503, "{}");
    var answers =
        Stream.of(
                Stream.of(down, down, down, page("next", document("u2", "x@y.z"))),
                Stream.of(down, down, down, page(null, document("u1", ADA))))
            .flatMap(each -> each)
            .iterator();
    vendor.respond(
        request -> {
          var answer = background(request);
          return answer == null ? answers.next() : answer;
        });

    assertEquals(List.of("u1"), ids(list(account(), "&email=" + ADA)));

    var once = List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertEquals(Stream.of(once, once).flatMap(List::stream).toList(), pauses());
  }

  @Test
  void gives_up_when_the_confirm_window_ends() {
    for (var i = 0; i < 5; i++) {
      vendor.expect("GET", everybody(25)).answer(503, "{\"message\": \"Down\"}");
    }

    list(account(), "").isVendorError(503, "Down");
    assertEquals(Duration.ofSeconds(5), elapsed());
  }

  @Test
  void passes_on_a_rate_limit_that_outlasts_the_window() {
    vendor
        .expect("GET", everybody(25))
        .answer(HttpAnswer.of(429, "{\"message\": \"Slow down\"}").header("Retry-After", "30"));
    var account = account();

    assertEquals("30", list(account, "").isVendorError(429, "Slow down").header("Retry-After"));
    list(account, "").isError(429, "rate limit");
    read(account, "/u1", "").isError(429, "rate limit");
  }

  @Test
  void waits_for_a_limit_that_ends_within_the_window() {
    vendor.expect("GET", everybody(25)).answer(HttpAnswer.of(429, "{}").header("Retry-After", "2"));
    vendor.expect("GET", everybody(25)).answer(page(null, document("u1", ADA)));
    vendor.expect("GET", target("u1")).answer(HttpAnswer.of(429, "{}").header("Retry-After", "2"));
    vendor.expect("GET", target("u1")).answer(200, document("u1", ADA));
    var account = account();

    assertEquals(List.of("u1"), ids(list(account, "")));
    assertEquals(200, read(account, "/u1", "").status());
    assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(2)), pauses());
  }

  @Test
  void takes_no_success_without_a_user_for_one() {
    for (var i = 0; i < 5; i++) {
      vendor.expect("GET", target("u1")).answer(200, "[]");
    }

    read(account(), "/u1", "").isVendorError(502, "cannot be read");
  }

  @Test
  void passes_on_a_refused_credential() {
    vendor.respond(
        request -> {
          var answer = background(request);
          return answer == null ? HttpAnswer.of(401, "{\"message\": \"Who?\"}") : answer;
        });

    list(account(), "").isVendorError(401, "Who?");
    read(account(), "/u1", "").isVendorError(401, "Who?");
  }

  @Test
  void takes_no_garbage_for_a_page() {
    vendor.respond(
        request -> {
          var answer = background(request);
          return answer == null ? HttpAnswer.of(200, "{\"users\": \"many\"}") : answer;
        });

    list(account(), "").isVendorError(502, "cannot be read");
    byEmail(account(), ADA).isVendorError(502, "cannot be read");
  }

  @Test
  void lists_whom_the_vendor_gives_no_id() {
    vendor.expect("GET", everybody(25)).answer(page(null, "{}", document("u1", ADA)));

    assertEquals(Arrays.asList(null, "u1"), ids(list(account(), "")));
  }

  @Test
  void deactivates_nobody_without_an_id_that_fits_into_a_path() {
    for (var id : List.of("", "..", "u1/lifecycle")) {
      vendor.expect("GET", withEmail(100, ADA)).answer(page(null, document(id, ADA)));

      byEmail(account(), ADA).isVendorError(502, "cannot be read");
    }
  }

  @Test
  void passes_on_that_the_next_page_is_gone() {
    var account = account();
    vendor.expect("GET", everybody(1)).answer(page("next", document("u1", ADA)));
    vendor.expect("GET", pageAfter(1, "next")).answer(410, "{\"message\": \"Expired\"}");

    var cursor = cursor(list(account, "&limit=1"));

    list(account, "&limit=1&next_cursor=" + cursor).isVendorError(410, "Expired");
  }

  @Test
  void audits_lists_and_reads_without_the_address() {
    var account = account();
    vendor.expect("GET", withEmail(25, "Ada@x.y")).answer(page(null, document("u1", "ada@x.y")));
    vendor.expect("GET", target("u2")).answer(404, "{}");

    list(account, "&email=Ada@x.y");
    read(account, "/u2", "");

    var list = log.audit().get(0);
    assertEquals("list", list.path("operation").textValue());
    assertEquals("list", list.path("outcome").textValue());
    assertEquals(Sha256.hex("ada@x.y"), list.path("email_sha256").textValue());
    var read = log.audit().get(1);
    assertEquals("get", read.path("operation").textValue());
    assertEquals("failed", read.path("outcome").textValue());
    assertEquals("u2", read.path("user_id").textValue());
    assertEquals(404, read.path("status").intValue());
    assertFalse(log.text().toLowerCase(Locale.ROOT).contains("ada@x.y"), log::text);
  }

  @Test
  void deactivates_by_address_with_one_read_more() {
    vendor.expect("GET", withEmail(100, ADA)).answer(page(null, document("u1", ADA)));
    deactivates("u1");

    var reply = byEmail(account(), ADA);

    assertEquals(200, reply.status(), reply::toString);
    assertEquals("deactivated", reply.outcome());
    assertEquals("u1", reply.json().path("id").textValue());
  }

  @Test
  void deactivates_nobody_whom_the_vendor_does_not_have() {
    nobodyHas(100, ADA);

    byEmail(account(), ADA).isError(404, "The vendor has no user with this e-mail address.");
  }

  @Test
  void deactivates_nobody_on_a_guess() {
    vendor
        .expect("GET", withEmail(100, ADA))
        .answer(page(null, document("u1", ADA), document("u2", "ADA.moreno@acme.example")));

    var reply = byEmail(account(), ADA).isError(422, "More than one user");

    assertEquals(Reply.parse("[\"u1\", \"u2\"]"), reply.insight("ambiguous_user").path("value"));
  }

  @Test
  void takes_a_user_who_is_listed_twice_for_one() {
    vendor
        .expect("GET", withEmail(100, ADA))
        .answer(page(null, document("u1", ADA), document("u1", ADA)));
    deactivates("u1");

    assertEquals("deactivated", byEmail(account(), ADA).outcome());
  }

  @Test
  void asks_by_address_in_a_dry_run_too() {
    vendor.expect("GET", withEmail(100, ADA)).answer(page(null, document("u1", ADA)));
    vendor.respond(
        request -> {
          if (request.target().equals(target("u1"))) {
            return HttpAnswer.of(200, document("u1", ADA));
          }
          return request.target().endsWith("/ServiceProviderConfig")
              ? HttpAnswer.of(404, "{}")
              : background(request);
        });
    var account = account();
    var actor = account.integration().equals("vanta") ? "&actor=" + Documents.VANTA_ACTOR : "";

    var reply = deactivate(account, "&dry_run=true" + actor, "{\"email\": \"%s\"}".formatted(ADA));

    assertEquals(200, reply.status(), reply::toString);
    assertEquals("u1", reply.json().path("user").path("id").textValue());
    nobodyHas(100, "b@c.d");
    deactivate(account, "&dry_run=true" + actor, "{\"email\": \"b@c.d\"}")
        .isError(404, "The vendor has no user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'brien@acme.example",
        "\"ada moreno\"@acme.example",
        "a\\b@acme.example",
        "50%25@acme.example",
        "a+b&c=d#e@acme.example",
        "x\" or userName pr or userName eq \"@acme.example",
        "x%\" or profile.login pr and profile.login eq \"@acme.example",
        "zoë.ñandú@exämple.example",
        "李四@例子.example"
      })
  void finds_exactly_the_user_who_is_meant(String email) {
    vendor
        .expect("GET", withEmail(25, email))
        .answer(page(null, document("u1", email), document("u2", ADA)));

    assertEquals(List.of("u1"), ids(list(account(), "&email=" + encoded(email))));
  }

  @Test
  void finds_by_an_address_of_255_characters_and_none_longer() {
    var longest = "a".repeat(242) + "@acme.example";
    vendor.expect("GET", withEmail(25, longest)).answer(page(null, document("u1", longest)));

    assertEquals(List.of("u1"), ids(list(account(), "&email=" + longest)));
    list(account(), "&email=a" + longest).isError(400, "255");
  }
}
