package io.offboard.account;

import static io.offboard.account.AccountReading.assertMisconfigured;
import static io.offboard.account.AccountReading.entry;
import static io.offboard.account.AccountReading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OktaAccountTest {
  private static final String URL = "org_url: https://acme.okta.com";
  private static final String TOKEN = "api_token: s3cret";

  @Test
  void is_reached_at_its_org_url_with_its_token() {
    var account = read(okta(URL, TOKEN));

    assertEquals("okta", account.integration());
    assertEquals(URI.create("https://acme.okta.com"), account.baseUrl());
    assertEquals(new Credential.ApiToken("SSWS", new Secret("s3cret")), account.credential());
  }

  @Test
  void may_be_named_by_its_subdomain() {
    var account = read(okta("subdomain: acme", TOKEN));

    assertEquals(URI.create("https://acme.okta.com"), account.baseUrl());
  }

  @Test
  void its_settings_may_be_property_functions() {
    var account = read(okta(URL, "api_token: <token>"));

    assertEquals(new Credential.ApiToken("SSWS", new Secret("TOKEN")), account.credential());
  }

  @Test
  void a_property_function_without_a_value_is_named() {
    assertMisconfigured(
        "api_token",
        "refers to a value that cannot be found",
        okta(URL, "api_token: s3cret<gone>"));
  }

  @Test
  void confirms_unless_told_otherwise() {
    assertTrue(read(okta(URL, TOKEN)).confirm());
    assertTrue(read(okta(URL, TOKEN + ", confirm: true")).confirm());
    assertFalse(read(okta(URL, TOKEN + ", confirm: false")).confirm());
    assertFalse(read(okta(URL, TOKEN + ", confirm: \"false\"")).confirm());
  }

  @ParameterizedTest
  @CsvSource({
    "confirm, s3cret",
    "confirm, '\"yes\"'",
    "confirm, '\"TRUE\"'",
    "custom_domain, s3cret",
    "revoke_sessions, s3cret"
  })
  void a_flag_is_true_or_false(String flag, String value) {
    assertMisconfigured(
        flag, "is neither true nor false", okta(URL, TOKEN + ", " + flag + ": " + value));
  }

  @Test
  void needs_an_org_url_or_a_subdomain_and_not_both() {
    var problem = "or subdomain has to be given, one of the two";
    assertMisconfigured("org_url", problem, entry("okta", TOKEN));
    assertMisconfigured("org_url", problem, okta(URL, TOKEN + ", subdomain: acme"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://s3cret.example.com", "http://acme.okta.com", "acme"})
  void an_org_url_elsewhere_is_refused(String url) {
    assertMisconfigured(
        "org_url",
        "is not an https address of Okta's own, like https://acme.okta.com",
        okta("org_url: '" + url + "'", TOKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme-admin",
        "acme.okta.com",
        "https://acme.okta.com",
        "s3cret.example.com/",
        "s3cret.example.com#",
        "s3cret.example.com?",
        "s3cret.example.com\\",
        "user@acme",
        "a.b",
        "ACME",
        "аcme",
        "{yourOktaDomain}"
      })
  void a_subdomain_is_one_label(String subdomain) {
    assertMisconfigured(
        "subdomain",
        "is not an https address of Okta's own, like https://acme.okta.com",
        okta("subdomain: '" + subdomain + "'", TOKEN));
  }

  @Test
  void a_custom_domain_has_to_be_allowed() {
    var url = "org_url: https://id.example.com";

    assertMisconfigured(
        "org_url",
        "is not an https address of Okta's own, like https://acme.okta.com",
        okta(url, TOKEN + ", custom_domain: false"));
    assertEquals(
        URI.create("https://id.example.com"),
        read(okta(url, TOKEN + ", custom_domain: true")).baseUrl());
  }

  @Test
  void a_token_is_required() {
    assertMisconfigured(
        "api_token", "or oauth has to be given, one of the two", entry("okta", URL));
    assertMisconfigured("api_token", "is empty", okta(URL, "api_token: ''"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123", "1e5", "1_000", "no", "[s3cret]", "{ a: s3cret }"})
  void a_token_that_yaml_does_not_read_as_a_text_is_refused(String token) {
    assertMisconfigured(
        "api_token", "is not a text, put it in quotes", okta(URL, "api_token: " + token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\\nHost: x", "s3cret\\0", "s3cret\\u00e9", "s3cret\\x7f"})
  void a_token_has_no_characters_that_no_credential_has(String token) {
    assertMisconfigured(
        "api_token",
        "holds characters that no credential has",
        okta(URL, "api_token: \"" + token + "\""));
  }

  @Test
  void a_token_may_have_any_visible_character_and_a_space() {
    var account = read(okta(URL, "api_token: \"!s3 cret~\""));

    assertEquals(new Credential.ApiToken("SSWS", new Secret("!s3 cret~")), account.credential());
  }

  @Test
  void a_token_may_be_surrounded_by_white_space() {
    var account = read(okta(URL, "api_token: \" s3cret\\n\""));

    assertEquals(new Credential.ApiToken("SSWS", new Secret("s3cret")), account.credential());
  }

  @Test
  void sessions_stay_unless_told_otherwise() {
    assertFalse(read(okta(URL, TOKEN)).revokeSessions());
    assertTrue(read(okta(URL, TOKEN + ", revoke_sessions: true")).revokeSessions());
    assertTrue(read(okta(URL, TOKEN + ", revoke_sessions: \"true\"")).revokeSessions());
  }

  @Test
  void may_have_a_transform_of_its_own() {
    assertEquals(Map.of(), read(okta(URL, TOKEN)).transforms());
    assertEquals(
        Map.of("user", "vanta/person"),
        read(okta(URL, TOKEN + ", transforms: { user: vanta/person }")).transforms());
  }

  @Test
  void a_transform_that_was_not_loaded_is_refused() {
    assertMisconfigured(
        "transforms.user",
        "names no transform that could be loaded",
        okta(URL, TOKEN + ", transforms: { user: acme/user }"));
  }

  @Test
  void a_transform_has_a_known_role() {
    assertMisconfigured(
        "usr",
        "is no known setting",
        okta(URL, TOKEN + ", transforms: { user: okta/user, usr: okta/user }"));
    assertMisconfigured(
        "transforms", "is not a map of settings", okta(URL, TOKEN + ", transforms: okta/user"));
  }

  @Test
  void a_misspelt_setting_is_refused() {
    assertMisconfigured("comfirm", "is no known setting", okta(URL, TOKEN + ", comfirm: false"));
  }

  private static String okta(String address, String settings) {
    return entry("okta", address + ", " + settings);
  }
}
