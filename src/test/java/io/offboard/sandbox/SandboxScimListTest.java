package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static io.offboard.sandbox.SandboxScim.READY_USER_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxScimListTest extends ScimSandboxTestBase {
  private static final String USERS = SandboxScim.PATH + "/Users";

  @Test
  void gives_all_users_page_by_page() throws Exception {
    var all = new ArrayList<String>();
    var total = list("").path("totalResults").intValue();

    while (all.size() < total) {
      var page = list("?count=100&startIndex=" + (all.size() + 1));
      assertEquals(
          "urn:ietf:params:scim:api:messages:2.0:ListResponse", page.at("/schemas/0").textValue());
      assertEquals(total, page.path("totalResults").intValue());
      assertEquals(all.size() + 1, page.path("startIndex").intValue());
      assertEquals(page.path("Resources").size(), page.path("itemsPerPage").intValue());
      assertTrue(page.path("itemsPerPage").intValue() <= 10, "no page is longer than 10");
      page.path("Resources").forEach(user -> all.add(user.path("id").asText()));
    }

    assertEquals(new HashSet<>(all).size(), all.size());
    assertEquals(Seed.read("scim-users.json").size(), all.size());
  }

  @ParameterizedTest
  @CsvSource({
    "?startIndex=2&count=3, 2, 3",
    "?startIndex=0&count=1, 1, 1",
    "?startIndex=-5&count=-1, 1, 0",
    "?count=0, 1, 0",
    "?startIndex=1000, 1000, 0"
  })
  void takes_start_and_length_of_a_page_as_the_standard_has_it(
      String query, int startIndex, int size) throws Exception {
    var page = list(query);

    assertEquals(startIndex, page.path("startIndex").intValue());
    assertEquals(size, page.path("itemsPerPage").intValue());
    assertTrue(page.path("totalResults").intValue() > 20);
  }

  @Test
  void lists_a_user_as_it_is_read() throws Exception {
    assertEquals(read(READY_USER_ID), list("?count=1").at("/Resources/0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "userName eq \"ada.moreno@acme.example\" | 1",
        "USERNAME EQ \"ADA.Moreno@acme.example\" | 1",
        "userName eq \"ada.moreno\" | ",
        "userName eq \"sam.lee+finance@acme.example\" | 5",
        "userName eq \"JOSÉ \\\"pepe\\\" núñez\\\\ops\" | 7",
        "userName eq \"jos\\u00e9 \\\"pepe\\\" n\\u00fa\\u00f1ez\\\\ops\" | 7",
        "emails.value eq \"ada@home.example\" | 1",
        "emails eq \"ADA.moreno@ALIAS.example\" | 1",
        "emails.value eq \"accounting@acme.example\" | 10 11",
        "emails[value eq \"ACCOUNTING@acme.example\"] | 10 11",
        "emails.value eq \"josé.núñez@acme.example\" | 7",
        "emails.value eq \"o'hara+100%@odd.example\" | 26",
        "emails.value eq \"\\\"quote\\\\\\\"back\\\\\\\\slash\\\"@odd.example\" | 27",
        "emails[type eq \"home\" and value co \"ada\"] | 1",
        "emails[type eq \"home\" and value co \"alias\"] | ",
        "id eq \"5c1a0000-0000-4000-8000-000000000003\" | 3",
        "externalId eq \"00uactive00000000001\" | 1",
        "externalId eq \"00uACTIVE00000000001\" | ",
        "externalId eq \"1008\" | 8",
        "externalId pr | 1 8",
        "active eq false | 3 15",
        "active ne true and userName sw \"tom\" | 3",
        "not (active eq true) | 3 15",
        "userName sw \"tom\" or userName sw \"nora\" and active eq false | 3",
        "(userName sw \"tom\" or userName sw \"nora\") and active eq true | 2",
        "name.familyName ew \"rossi\" | 12",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"1042\" | 1"
      })
  void filters_users(String filter, String numbers) throws Exception {
    var found = new ArrayList<String>();

    json(filtered(filter)).path("Resources").forEach(user -> found.add(user.path("id").asText()));

    var expected = numbers == null ? List.<String>of() : List.of(numbers.split(" "));
    assertEquals(expected.stream().map(number -> id(Integer.parseInt(number))).toList(), found);
  }

  @Test
  void filters_by_what_users_are_by_now() throws Exception {
    deactivate(id(6));

    assertEquals(3, json(filtered("active eq false")).path("totalResults").intValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "userName",
        "userName eq",
        "userName eq ada",
        "userName eq \"ada",
        "userName eq \"\\x\"",
        "userName eq true",
        "userName like \"ada\"",
        "active eq \"true\"",
        "active co false",
        "shoeSize eq \"9\"",
        "emails.colour eq \"red\"",
        "userName eq \"a\" or",
        "userName eq \"a\" userName eq \"b\"",
        "(userName eq \"a\"",
        "not userName eq \"a\"",
        "emails[type eq \"work\""
      })
  void refuses_a_filter_that_it_does_not_understand(String filter) throws Exception {
    assertError(400, "invalidFilter", filtered(filter));
  }

  @Test
  void refuses_a_page_that_is_no_number() throws Exception {
    assertError(400, "invalidValue", caller.get(USERS + "?count=many"));
    assertError(400, "invalidValue", caller.get(USERS + "?startIndex=first"));
  }

  private HttpResponse<String> filtered(String filter) throws IOException, InterruptedException {
    return caller.get(USERS + "?filter=" + URLEncoder.encode(filter, UTF_8));
  }

  private JsonNode list(String query) throws IOException, InterruptedException {
    var answer = caller.get(USERS + query);
    assertEquals(200, answer.statusCode(), answer.body());
    return json(answer);
  }
}
