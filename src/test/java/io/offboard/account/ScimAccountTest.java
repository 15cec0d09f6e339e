package io.offboard.account;

import static io.offboard.account.AccountReading.assertMisconfigured;
import static io.offboard.account.AccountReading.entry;
import static io.offboard.account.AccountReading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.account.Credential.OAuthClient;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimAccountTest {
  private static final String BASE = "base_url: 'https://app.example.com/scim/v2'";
  private static final String TOKEN_URL = "token_url: 'https://login.example.com/token'";
  private static final String CLIENT = "client_id: c1, client_secret: s3cret";

  @Test
  void has_a_bearer_token() {
    assertEquals(
        new Credential.ApiToken("Bearer", new Secret("s3cret")),
        read(scim(BASE + ", token: s3cret")).credential());
  }

  @Test
  void or_is_an_oauth_client_whose_tokens_come_from_elsewhere() {
    assertEquals(
        new Credential.ClientSecret(
            URI.create("https://login.example.com/token"),
            "c1",
            new Secret("s3cret"),
            "users.read users.write"),
        read(oauth(TOKEN_URL + ", scopes: [users.read, users.write], " + CLIENT)).credential());
  }

  @Test
  void asks_for_no_scope_of_its_own() {
    var credential = (Credential.ClientSecret) read(oauth(TOKEN_URL + ", " + CLIENT)).credential();

    assertNull(credential.scope());
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com,           https://app.example.com",
    "https://app.example.com/,          https://app.example.com",
    "https://app.example.com/scim/v2/,  https://app.example.com/scim/v2",
    "https://app.example.com:443/a-b/c.d_e~f, https://app.example.com:443/a-b/c.d_e~f",
    "https://acme.okta.com/scim,        https://acme.okta.com/scim"
  })
  void may_be_below_a_path_of_any_public_host(String setting, URI address) {
    assertEquals(address, read(scim("base_url: '" + setting + "', token: t")).baseUrl());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.example.com/scim",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://10.0.0.1/scim",
        "https://[fd00::1]/scim",
        "https://localhost/scim",
        "https://internal",
        "https://user@app.example.com",
        "https://app.example.com/scim?tenant=s3cret",
        "https://app.example.com/scim#s3cret",
        "https://app.example.com/../scim",
        "https://app.example.com//scim",
        "https://app.example.com/scim//",
        "https://app.example.com/%2e%2e/scim",
        "http://127.0.0.1:8080/scim"
      })
  void leads_nowhere_else(String address) {
    assertMisconfigured(
        "base_url",
        "is not an https address of a public host, like https://app.example.com/scim/v2",
        scim("base_url: '" + address + "', token: s3cret"));
    assertMisconfigured(
        "token_url",
        "is not an https address of a public host, like https://login.example.com/token",
        oauth("token_url: '" + address + "', " + CLIENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://app.example.com/o/token/", "https://app.example.com/o/token"})
  void asks_for_tokens_at_the_very_address_that_it_names(String address) {
    var client = (OAuthClient) read(oauth("token_url: '" + address + "', " + CLIENT)).credential();

    assertEquals(URI.create(address), client.tokenUrl());
  }

  @Test
  void may_be_a_stand_in_on_this_machine_where_that_is_allowed() {
    var entry = scim("base_url: 'http://127.0.0.1:8081/scim/v2', token: t");

    assertEquals(URI.create("http://127.0.0.1:8081/scim/v2"), read(entry, true).baseUrl());
  }

  @Test
  void needs_its_address() {
    assertMisconfigured("base_url", "is missing", scim("token: s3cret"));
    assertMisconfigured("token_url", "is missing", oauth(CLIENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", token: s3cret, oauth: {" + TOKEN_URL + "}"})
  void needs_one_credential(String credentials) {
    assertMisconfigured(
        "token", "or oauth has to be given, one of the two", scim(BASE + credentials));
  }

  @Test
  void needs_the_client_as_a_whole() {
    assertMisconfigured("client_id", "is missing", oauth(TOKEN_URL + ", client_secret: s3cret"));
    assertMisconfigured("client_secret", "is missing", oauth(TOKEN_URL + ", client_id: c1"));
    assertMisconfigured("oauth", "is not a map of settings", scim(BASE + ", oauth: s3cret"));
  }

  @Test
  void refuses_what_it_does_not_know() {
    assertMisconfigured(
        "api_token", "is no known setting", scim(BASE + ", token: t, api_token: x"));
    assertMisconfigured(
        "tenant", "is no known setting", oauth(TOKEN_URL + ", tenant: x, " + CLIENT));
  }

  @Test
  void confirms_unless_told_otherwise() {
    assertEquals(true, read(scim(BASE + ", token: t")).confirm());
    assertFalse(read(scim(BASE + ", token: t, confirm: false")).confirm());
  }

  private static String oauth(String settings) {
    return scim(BASE + ", oauth: {" + settings + "}");
  }

  private static String scim(String settings) {
    return entry("scim", settings);
  }
}
