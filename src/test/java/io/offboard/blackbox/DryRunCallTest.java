package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run: the vendor's script has nothing but reads, and any other request fails the test. */
class DryRunCallTest extends BlackBoxTest {
  private static final String USER_PATH = "/api/v1/users/00u1";
  private static final String USER =
      """
      {"id": "00u1", "status": "ACTIVE", "profile": {"email": "Ada@example.com", "nick": "ada"}}
      """;
  private static final String UNIFIED =
      """
      {"id": "00u1", "status": "active",
       "emails": [{"email": "Ada@example.com", "type": "primary", "is_primary": true}],
       "remote_data": %s}
      """
          .formatted(USER);

  @ParameterizedTest
  @ValueSource(strings = {"dry_run", "dryRun"})
  void tells_what_would_be_sent_to_okta_and_how_the_user_is(String name) {
    expectRead(USER);

    var query = "&%s=true&remote_query[sendEmail]=true&remote_query[a+b]=%%26".formatted(name);
    deactivate(okta(), query, "{\"user_id\":\"00u1\",\"remote_data\":{\"x\":[1.50,null]}}")
        .isSuccess(
            "dry_run",
            """
            {"dry_run": true, "could_succeed": true,
             "reason": "Okta deactivates a user in the status ACTIVE, if the account's credential may do that.",
             "requests": [
               {"method": "POST",
                "url": "%s/api/v1/users/00u1/lifecycle/deactivate?sendEmail=true&a%%20b=%%26",
                "headers": {"Accept": "application/json", "User-Agent": "offboard-routes/dev",
                            "Content-Type": "application/json", "Authorization": "SSWS ***"},
                "body": {"x": [1.50, null]}}],
             "user": %s}
            """
                .formatted(vendor.url(), UNIFIED))
        .hasOnlyHeaders("Offboard-Outcome");
  }

  @Test
  void tells_what_would_be_sent_to_vanta_and_how_the_person_is() {
    var person = "{\"id\": \"p1\", \"employment\": {\"status\": \"CURRENT\"}}";
    vendor.expect("GET", "/v1/people/p1").answer(200, person);

    deactivate(vanta("confirm: false"), "&actor=a1&dry_run=true", user("p1"))
        .isSuccess(
            "dry_run",
            """
            {"dry_run": true, "could_succeed": false,
             "reason": "Vanta offboards ex-employees only, and shows this person as CURRENT.",
             "requests": [
               {"method": "POST", "url": "%s/v1/people/offboard",
                "headers": {"Accept": "application/json", "User-Agent": "offboard-routes/dev",
                            "Content-Type": "application/json", "Authorization": "Bearer ***"},
                "body": {"updates": [{"id": "p1", "acknowledgerId": "a1"}]}}],
             "user": {"id": "p1", "status": "active", "remote_data": %s}}
            """
                .formatted(vendor.url(), person));
  }

  @Test
  void names_the_end_of_the_sessions_first() {
    vendor
        .expect("GET", "/api/v1/users/ada%40example.com")
        .answer(200, "{\"id\": \"00u1\", \"profile\": {\"login\": \"ada@example.com\"}}");

    var requests =
        deactivate(okta("revoke_sessions: true"), "&dry_run=true", user("ada@example.com"))
            .json()
            .path("requests");

    assertEquals(2, requests.size());
    assertEquals("DELETE", requests.at("/0/method").textValue());
    assertEquals(
        vendor.url() + USER_PATH + "/sessions?oauthTokens=true", requests.at("/0/url").textValue());
    assertEquals(
        vendor.url() + USER_PATH + "/lifecycle/deactivate", requests.at("/1/url").textValue());
    assertTrue(requests.at("/1/body").isMissingNode());
  }

  @Test
  void sends_what_it_tells_once_it_is_meant() {
    expectRead(USER);
    var account = okta();
    var body = "{\"user_id\":\"00u1\",\"remote_data\":{\"x\":[1.50,null]}}";
    var query = "&remote_query[a+b]=%26&truto_response_format=raw";
    var planned = deactivate(account, query + "&dry_run=true", body).json().at("/requests/0");
    var url = planned.path("url").textValue().substring(vendor.url().length());
    var sending = vendor.expect("POST", url).withJson(planned.path("body").toString());
    for (var header : List.of("Accept", "User-Agent", "Content-Type")) {
      sending.withHeader(header, planned.path("headers").path(header).textValue());
    }
    sending.withHeader("Authorization", "SSWS " + oktaToken(account)).answer(200, "{}");
    expectRead("{\"status\":\"DEPROVISIONED\"}");

    deactivate(account, query + "&dry_run=false", body).isSuccess("deactivated", "{}");
  }

  @ParameterizedTest
  @CsvSource({
    "truto_response_format=raw, remote_data",
    "truto_ignore_remote_data=true, remote_data",
    "truto_exclude_fields=remote_data, remote_data",
    "truto_response_format=normalized, ''"
  })
  void gives_the_user_in_the_format_that_is_asked_for(String query, String absent) {
    expectRead(USER);

    var user = deactivate(okta(), "&dry_run=true&" + query, user("00u1")).json().path("user");

    assertEquals("00u1", user.path("id").textValue());
    assertTrue(absent.isEmpty() || user.path(absent).isMissingNode(), user::toString);
    assertEquals(query.contains("raw"), user.has("profile"), user::toString);
    assertEquals(query.contains("normalized"), user.has("bio"), user::toString);
  }

  @Test
  void leaves_out_fields_of_the_user_only() {
    expectRead(USER);

    var query = "&dry_run=true&truto_exclude_fields=reason,requests,url,emails.type";
    var json = deactivate(okta(), query, user("00u1")).json();

    assertTrue(json.path("reason").isTextual());
    assertTrue(json.at("/requests/0/url").isTextual());
    assertTrue(json.at("/user/emails/0/type").isMissingNode());
  }

  private void expectRead(String user) {
    vendor.expect("GET", USER_PATH).answer(200, user);
  }
}
