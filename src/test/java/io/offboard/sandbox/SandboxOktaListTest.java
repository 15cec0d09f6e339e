package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxOkta.READY_USER_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOktaListTest extends OktaSandboxTestBase {
  @Test
  void lists_all_but_the_deprovisioned_page_by_page() throws Exception {
    var expected = new ArrayList<String>();
    for (var seed : Seed.read("okta-users.json")) {
      if (!seed.document().path("status").asText().equals("DEPROVISIONED")) {
        expected.add(seed.document().path("id").asText());
      }
    }

    var pages = pages(USERS + "?limit=10");

    assertEquals(expected, pages.stream().flatMap(List::stream).toList());
    assertTrue(pages.size() > 3, "enough users for some pages of 10");
    pages.subList(0, pages.size() - 1).forEach(page -> assertEquals(10, page.size()));
    assertFalse(pages.get(pages.size() - 1).isEmpty());
  }

  @Test
  void gives_200_users_where_no_limit_is_asked_for() throws Exception {
    var answer = list("");

    assertEquals(
        List.of("<" + okta.baseUri() + USERS + "?limit=200>; rel=\"self\""), links(answer));
    assertTrue(json(answer).size() > 30);
  }

  @Test
  void links_in_headers_of_their_own_to_the_page_and_to_the_next_one() throws Exception {
    var search = "profile.email sw \"colleague.10\" and (created gt \"2021-01-01T00:00:00.000Z\")";
    var kept =
        "search=profile.email+sw+%22colleague.10%22"
            + "+and+%28created+gt+%222021-01-01T00%3A00%3A00.000Z%22%29";
    var users = "<" + okta.baseUri() + USERS;

    var first = list("?sortOrder=0&limit=2&search=" + URLEncoder.encode(search, UTF_8));
    var second =
        list("?after=00ucolleague00000102&limit=2&search=" + URLEncoder.encode(search, UTF_8));

    assertEquals(
        List.of(
            users + "?limit=2&" + kept + ">; rel=\"self\"",
            users + "?after=00ucolleague00000102&limit=2&" + kept + ">; rel=\"next\""),
        links(first));
    assertEquals(
        users + "?after=00ucolleague00000102&limit=2&" + kept + ">; rel=\"self\"",
        links(second).get(0));
    assertEquals(List.of("00ucolleague00000103", "00ucolleague00000104"), ids(second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "1000", "-1", "ten", "", "1e2", "010"})
  void refuses_a_limit_that_is_no_number_from_1_to_200(String limit) throws Exception {
    assertRefused("E0000001", "Api validation failed: limit", list("?limit=" + limit));
  }

  @Test
  void takes_the_cursors_of_its_own_links_only() throws Exception {
    var next = next(list("?limit=1")).orElseThrow();
    assertEquals(1, json(caller.get(next)).size());

    for (var query : List.of("?after=00u", "?after=", "?after=" + READY_USER_ID)) {
      assertRefused("E0000031", "Invalid search criteria.", list(query));
    }
    assertRefused("E0000031", "Invalid search criteria.", caller.get(next + "&search=status%20pr"));
  }

  @Test
  void goes_on_where_it_was_although_users_were_deactivated_meanwhile() throws Exception {
    var first = list("?limit=2");
    deactivate(READY_USER_ID);
    deactivate(STAGED);

    assertEquals(
        List.of("00uprovisioned000001", "00urecovery000000001"),
        ids(caller.get(next(first).orElseThrow())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=ada", "filter=status%20eq%20%22ACTIVE%22"})
  void refuses_other_ways_to_choose_users(String query) throws Exception {
    var parameter = query.substring(0, query.indexOf('='));

    assertRefused("E0000001", "Api validation failed: " + parameter, list("?" + query));
  }

  @Test
  void lists_a_user_as_it_is_read_but_with_no_link_to_an_operation() throws Exception {
    var read = (ObjectNode) read(READY_USER_ID);
    read.withObjectProperty("_links").retain("self");

    assertEquals(read, json(list("?limit=1")).get(0));
  }

  @Test
  void does_not_count_as_a_read_of_a_user_in_transition() throws Exception {
    var search = "id eq \"00uasynchronous00001\"";
    deactivate("00uasynchronous00001");

    for (var i = 0; i < 5; i++) {
      var user = json(searched(search)).get(0);
      assertEquals("DEPROVISIONED", user.path("transitioningToStatus").asText());
    }
    assertEquals("ACTIVE", read("00uasynchronous00001").path("status").asText());
  }

  @Test
  void has_a_limit_apart_from_that_of_reads() throws Exception {
    for (var i = 0; i < SandboxOkta.LIST_LIMIT; i++) {
      list("?limit=1");
    }

    var refused = list("?limit=1");
    assertError(429, "E0000047", refused);
    assertEquals("100", header(refused, "X-Rate-Limit-Limit"));
    assertEquals("0", header(refused, "X-Rate-Limit-Remaining"));
    assertEquals("99", header(caller.get(userPath("me")), "X-Rate-Limit-Remaining"));
  }

  @Test
  void lists_for_who_has_the_token_and_makes_no_users() throws Exception {
    assertError(401, "E0000011", new Caller(okta.baseUri(), "SSWS wrong").get(USERS));
    assertError(405, "E0000022", caller.post(USERS, "{}"));
  }

  /** The ids of all pages, from the one with this path on. */
  private List<List<String>> pages(String path) throws IOException, InterruptedException {
    var pages = new ArrayList<List<String>>();
    for (var next = Optional.of(path); next.isPresent(); ) {
      var answer = caller.get(next.get());
      pages.add(ids(answer));
      next = next(answer);
    }
    return pages;
  }

  private Optional<String> next(HttpResponse<String> answer) {
    return links(answer).stream()
        .filter(link -> link.endsWith(">; rel=\"next\""))
        .map(link -> link.substring(("<" + okta.baseUri()).length(), link.indexOf('>')))
        .findFirst();
  }

  private static List<String> links(HttpResponse<String> answer) {
    return answer.headers().allValues("Link");
  }
}
