package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of leavers, a page at a time. */
class LeaverListTest extends LeaverTestBase {
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
}
