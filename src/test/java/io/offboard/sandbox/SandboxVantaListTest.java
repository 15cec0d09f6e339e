package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxVanta.READY_PERSON_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxVantaListTest extends VantaSandboxTestBase {
  private static final String PEOPLE = "/v1/people";
  private static final String ADA = "65e1efde08e8478f143a0013";

  @Test
  void gives_all_people_page_by_page_ten_at_a_time() throws Exception {
    var all = new ArrayList<String>();
    var pages = new ArrayList<JsonNode>();
    var cursor = "";

    do {
      var page = list(cursor);
      all.addAll(ids(page));
      pages.add(page.path("pageInfo"));
      cursor = "?pageCursor=" + encoded(page.at("/pageInfo/endCursor").textValue());
    } while (pages.get(pages.size() - 1).path("hasNextPage").booleanValue());

    assertEquals(
        Seed.read("vanta-people.json").stream()
            .map(seed -> seed.document().path("id").asText())
            .toList(),
        all);
    assertEquals(4, pages.size());
    assertFalse(pages.get(0).path("hasPreviousPage").booleanValue());
    assertTrue(pages.get(1).path("hasPreviousPage").booleanValue());
    assertTrue(pages.get(0).path("startCursor").isTextual());
  }

  @ParameterizedTest
  @CsvSource({"1,1,true", "10,10,true", "30,30,true", "31,31,false", "100,31,false"})
  void gives_as_many_people_as_are_asked_for(int asked, int given, boolean hasMore)
      throws Exception {
    var page = list("?pageSize=" + asked);

    assertEquals(given, ids(page).size());
    assertEquals(hasMore, page.at("/pageInfo/hasNextPage").booleanValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "emailAndNameFilter | ADA.moreno@acme.EXAMPLE | 0013 0016",
        "emailAndNameFilter | ada.moreno@acme.example.org | ",
        "emailAndNameFilter | front.desk@acme.example | 0014 0015",
        "emailAndNameFilter | hära+100% | 0016",
        "emailAndNameFilter | \"the desk\" | 0016",
        "emailAndNameFilter | hara\\o | 0016",
        "emailAndNameFilter | müller | 0006",
        "emailAndNameFilter | Leo Rossi | ",
        "emailAndNameFilter | .* | ",
        "employmentStatus | ON_LEAVE | 0008",
        "employmentStatus | INACTIVE | "
      })
  void filters_people(String parameter, String value, String numbers) throws Exception {
    var expected = numbers == null ? List.<String>of() : List.of(numbers.split(" "));

    var found = ids(list("?" + parameter + "=" + encoded(value)));

    assertEquals(expected.stream().map(number -> "65e1efde08e8478f143a" + number).toList(), found);
  }

  @Test
  void filters_by_all_that_is_asked_for_on_each_page() throws Exception {
    var query = "?emailAndNameFilter=acme&employmentStatus=FORMER&pageSize=3";

    var first = list(query);
    var second =
        list(query + "&pageCursor=" + encoded(first.at("/pageInfo/endCursor").textValue()));

    assertEquals(3, ids(first).size());
    assertEquals(3, ids(second).size());
    assertFalse(ids(second).contains("65e1efde08e8478f143a0008"), "who is on leave");
  }

  @Test
  void shows_an_empty_page_without_cursors() throws Exception {
    var page = list("?emailAndNameFilter=nobody.here");

    assertEquals(0, page.path("data").size());
    assertEquals(
        "{\"endCursor\":null,\"hasNextPage\":false,\"hasPreviousPage\":false,\"startCursor\":null}",
        page.path("pageInfo").toString());
  }

  @Test
  void lists_a_person_as_it_is_read() throws Exception {
    assertEquals(read(READY_PERSON_ID), list("?emailAndNameFilter=leo.rossi").path("data").get(0));
  }

  @Test
  void filters_by_what_people_are_by_now() throws Exception {
    offboard(ADA);

    var summary = list("?emailAndNameFilter=ada.moreno").at("/data/0/tasksSummary");

    assertEquals("OFFBOARDING_COMPLETE", summary.path("status").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pageSize=0",
        "pageSize=101",
        "pageSize=-1",
        "pageSize=ten",
        "pageSize=",
        "pageCursor=65e1efde08e8478f143a0001",
        "pageCursor=%25",
        "employmentStatus=GONE",
        "employmentStatus=former",
        "email=ada.moreno@acme.example"
      })
  void refuses_a_parameter_that_it_does_not_take(String query) throws Exception {
    var answer = caller.get(PEOPLE + "?" + query);

    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(json(answer).path("message").isTextual());
  }

  @Test
  void lists_for_a_token_that_may_read_and_counts_with_all_other_calls() throws Exception {
    assertEquals(401, new Caller(vanta.baseUri(), "none").get(PEOPLE).statusCode());
    assertEquals(405, caller.post(PEOPLE, "{}").statusCode());
    assertEquals(403, withNewToken("vanta-api.all:write").get(PEOPLE).statusCode());
    caller = withNewToken("vanta-api.all:read");

    for (var i = 0; i < SandboxVanta.MANAGE_LIMIT; i++) {
      list("?pageSize=1");
    }

    assertEquals(429, caller.get(PEOPLE).statusCode());
    assertEquals(429, caller.get(PEOPLE + "/" + ADA).statusCode());
  }

  private JsonNode list(String query) throws IOException, InterruptedException {
    var answer = caller.get(PEOPLE + query);
    assertEquals(200, answer.statusCode(), answer.body());
    return json(answer).path("results");
  }

  private static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.path("data").forEach(person -> ids.add(person.path("id").asText()));
    return ids;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
