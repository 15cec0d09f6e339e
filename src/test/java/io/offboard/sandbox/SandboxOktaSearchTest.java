package io.offboard.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOktaSearchTest extends OktaSandboxTestBase {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status pr",
        "id pr",
        "created gt \"1999-12-31T23:59:59.999Z\"",
        "(status lt \"STAGED\" or status gt \"STAGED\") or status eq \"STAGED\""
      })
  void finds_all_users_the_deprovisioned_too(String search) throws Exception {
    assertEquals(
        Seed.read("okta-users.json").stream()
            .map(seed -> seed.document().path("id").asText())
            .toList(),
        ids(searched(search)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "profile.email eq \"ada.moreno@acme.example\" | active00000000001",
        "profile.email EQ \"ADA.Moreno@ACME.example\" | active00000000001",
        "profile.email eq \"ada.moreno\" | ",
        "profile.secondEmail eq \"ada@home.example\" | active00000000001",
        "profile.login eq \"josé.núñez@acme.example\" | recovery000000001",
        "profile.login eq \"jos\\u00e9.n\\u00FA\\u00f1ez@acme.example\" | recovery000000001",
        "profile.login eq \"jose.nunez@acme.example\" | ",
        "profile.login eq \"sam.lee+finance@acme.example\" | expired0000000001",
        "profile.login eq \"o'hara+100%@odd.example\" | oddaddress0000001",
        "profile.login eq \"\\\"quote\\\\\\\"back\\\\\\\\slash\\\"@odd.example\" | quotedaddress0001",
        "profile.firstName eq \"Pat \\\"The Desk\\\"\" | oddaddress0000001",
        "profile.lastName eq \"O'Hara\\\\Ops\" | oddaddress0000001",
        "profile.email eq \"front.desk@acme.example\" | sharedaddress0001",
        "profile.email eq \"front.desk@acme.example\" or profile.secondEmail eq"
            + " \"front.desk@acme.example\" | sharedaddress0001 sharedaddress0002",
        "profile.email eq \"pat.lane@acme.example\" | returned000000001 returned000000002",
        "profile.email eq \"pat.lane@acme.example\" and status lt \"deprovisioned\""
            + " | returned000000001",
        "profile.login sw \"lee.park@\" | locked00000000001 suspended00000001",
        "profile.lastName co \"osk\" | ",
        "profile.email co \"MORENO\" | active00000000001",
        "status eq \"suspended\" | suspended00000001",
        "id eq \"00ustaged00000000001\" | staged00000000001",
        "id ge \"00uu\" and profile.department pr | ",
        "profile.department pr | active00000000001 expired0000000001",
        "(status eq \"STAGED\" or status eq \"RECOVERY\") and activated pr | recovery000000001",
        "created le \"2019-09-09T09:00:00.000Z\" | asynchronous00001 returned000000002",
        "created ge \"2021-03-01T08:00:00Z\" and created lt \"2021-03-01T08:00:00.001Z\""
            + " | active00000000001",
        "type.id eq \"otysandbox0000000001\" and status eq \"RECOVERY\" | recovery000000001",
        "status eq \"STAGED\" or status eq \"RECOVERY\" and id eq \"00uu\" | staged00000000001",
        "(status eq \"STAGED\" or status eq \"RECOVERY\") and id eq \"00uu\" | "
      })
  void finds_users(String search, String names) throws Exception {
    var expected = names == null ? List.<String>of() : List.of(names.split(" "));

    assertEquals(expected.stream().map(name -> "00u" + name).toList(), ids(searched(search)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status",
        "status eq",
        "status eq ACTIVE",
        "status eq \"ACTIVE",
        "status eq \"\\x\"",
        "status eq 1",
        "status ne \"STAGED\"",
        "status ew \"ED\"",
        "not (status eq \"STAGED\")",
        "profile.department co \"form\"",
        "Status eq \"ACTIVE\"",
        "profile.Email eq \"a@acme.example\"",
        "profile.mail eq \"a@acme.example\"",
        "credentials.provider.type eq \"OKTA\"",
        "profile eq \"a\"",
        "created gt \"yesterday\"",
        "status eq \"STAGED\" or",
        "status eq \"STAGED\" status eq \"ACTIVE\"",
        "(status eq \"STAGED\"",
        "profile[email eq \"a\"]"
      })
  void refuses_a_search_that_it_does_not_understand(String search) throws Exception {
    assertRefused("E0000031", "Invalid search criteria.", searched(search));
  }
}
