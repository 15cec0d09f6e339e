package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest extends BlackBoxTest {
  private static final String TOKEN = "api_token: " + SECRET + "x";

  @Test
  void an_unknown_account_is_not_found() {
    deactivate(unknownAccount(), user("00u1")).isError(404, "integrated account");
    assertNothingWasSent();
  }

  @Test
  void an_account_of_another_integration_is_not_served() {
    var account = account("slack", TOKEN);

    deactivate(account, user("00u1")).isError(501, "slack");
    assertNothingWasSent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          okta  | org_url                  | org_url: "https://evil.example", TOKEN
          okta  | org_url                  | org_url: "http://acme.okta.com", TOKEN
          okta  | org_url                  | org_url: "https://acme-admin.okta.com", TOKEN
          okta  | org_url                  | org_url: "https://acme.okta.com@evil.example", TOKEN
          okta  | org_url                  | org_url: "https://acme.okta.com/path", TOKEN
          okta  | org_url                  | org_url: "http://127.0.0.2:80", TOKEN
          okta  | org_url                  | org_url: "https://a.okta.com", subdomain: a, TOKEN
          okta  | subdomain                | subdomain: "evil.example/", TOKEN
          okta  | api_token                | org_url: "https://acme.okta.com"
          okta  | api_token                | subdomain: acme, api_token: "{{env:NO_SUCH_VARIABLE}}"
          okta  | api_token                | subdomain: acme, api_token: "{{file:/no/such/s3cret-}}"
          okta  | api_token                | subdomain: acme, api_token: "s3cret-\\nx"
          okta  | api_token                | subdomain: acme, api_token: ""
          okta  | confirm                  | subdomain: acme, confirm: s3cret-, TOKEN
          okta  | org_uri                  | subdomain: acme, org_uri: s3cret-, TOKEN
          vanta | base_url                 | base_url: "https://api.vanta.com", SECRET
          vanta | region                   | region: s3cret-, SECRET
          vanta | client_secret            | client_id: c
          vanta | client_id                | client_secret: s3cret-x
          """)
  void a_misconfigured_account_is_named_with_its_setting(
      String integration, String setting, String context) {
    var settings =
        context
            .replace("TOKEN", TOKEN)
            .replace("SECRET", "client_id: c, client_secret: " + SECRET + "x");
    var account = account(integration, settings);

    var reply = deactivate(account, "&actor=a1", user("00u1")).isError(500, account.toString());

    assertTrue(reply.message().contains(": " + setting + " "), reply::message);
    for (var value : new String[] {"evil", "127.0.0", "NO_SUCH", "/no/such"}) {
      assertFalse(reply.message().contains(value), reply::message);
    }
    assertNothingWasSent();
  }

  @Test
  void a_wrong_account_is_reported_and_spoils_no_other() {
    var wrong = account("okta", "subdomain: acme");
    oktaDeactivates("00u1");

    assertEquals(200, deactivate(okta(), user("00u1")).status());
    assertTrue(log.text().contains(wrong + " is misconfigured: api_token"), log::text);
  }

  @Test
  void an_account_is_known_from_the_moment_it_is_in_the_file() {
    var id = unknownAccount();
    deactivate(id, user("00u1")).isError(404, "account");
    oktaDeactivates("00u1");

    account(
        id.id(), "okta", "org_url: \"%s\", api_token: %s".formatted(vendor.url(), oktaToken(id)));

    assertEquals(200, deactivate(id, user("00u1")).status());
  }

  @Test
  void the_last_good_file_stays_where_the_new_one_cannot_be_read() {
    var account = okta();
    oktaDeactivates("00u1");
    oktaDeactivates("00u2");
    assertEquals(200, deactivate(account, user("00u1")).status());

    service.accounts("accounts: [{id: x, api_token: " + SECRET + "x\n");

    assertEquals(200, deactivate(account, user("00u2")).status());
    assertTrue(log.text().contains("cannot be read, the last good one stays"), log::text);
  }

  @Test
  void a_secret_that_is_mounted_as_a_file_is_followed(@TempDir Path directory) throws IOException {
    var token = Files.writeString(directory.resolve("token"), SECRET + "old\n");
    var account =
        account(
            "okta",
            "org_url: \"%s\", confirm: false, api_token: \"{{file:%s}}\""
                .formatted(vendor.url(), token));

    expectWithToken("old");
    assertEquals(200, deactivate(account, user("00u1")).status());
    Files.writeString(token, SECRET + "new\n");
    expectWithToken("new");
    assertEquals(200, deactivate(account, user("00u1")).status());
  }

  private void expectWithToken(String token) {
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .withHeader("Authorization", "SSWS " + SECRET + token)
        .answer(200, "{}");
  }
}
