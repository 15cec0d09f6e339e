package io.offboard.account;

import static io.offboard.account.AccountReading.assertMisconfigured;
import static io.offboard.account.AccountReading.entry;
import static io.offboard.account.AccountReading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VantaAccountTest {
  private static final String CLIENT = "client_id: vci, client_secret: s3cret";

  @ParameterizedTest
  @CsvSource({
    "'',             https://api.vanta.com",
    "', region: us', https://api.vanta.com",
    "', region: gov', https://api.vanta-gov.com"
  })
  void is_reached_in_its_region(String region, URI address) {
    assertEquals(address, read(vanta(region)).baseUrl());
  }

  @Test
  void gets_its_token_where_its_calls_go() {
    assertEquals(
        new Credential.ClientSecret(
            URI.create("https://api.vanta-gov.com/oauth/token"),
            "vci",
            new Secret("s3cret"),
            "vanta-api.all:read vanta-api.all:write"),
        read(vanta(", region: gov")).credential());
  }

  @Test
  void confirms_unless_told_otherwise() {
    assertEquals(true, read(vanta("")).confirm());
    assertFalse(read(vanta(", confirm: false")).confirm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu", "US", "https://s3cret.example.com"})
  void any_other_region_is_refused(String region) {
    assertMisconfigured("region", "is neither us nor gov", vanta(", region: '" + region + "'"));
  }

  @Test
  void its_client_is_required() {
    assertMisconfigured("client_id", "is missing", entry("vanta", "client_secret: s3cret"));
    assertMisconfigured("client_secret", "is missing", entry("vanta", "client_id: s3cret"));
    assertMisconfigured(
        "client_secret", "is empty", entry("vanta", "client_id: vci, client_secret: ' '"));
  }

  @Test
  void a_stand_in_on_this_machine_has_to_be_allowed() {
    var entry = vanta(", base_url: 'http://127.0.0.1:8081/'");

    assertMisconfigured(
        "base_url", "is only for stand-ins on this machine, use region instead", entry, false);
    assertEquals(URI.create("http://127.0.0.1:8081"), read(entry, true).baseUrl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.vanta.com", "https://s3cret.example.com", "http://s3cret"})
  void a_base_url_is_never_elsewhere(String url) {
    assertMisconfigured(
        "base_url",
        "is only for stand-ins on this machine, use region instead",
        vanta(", base_url: '" + url + "'"),
        true);
  }

  @Test
  void a_region_beside_a_base_url_is_refused() {
    assertMisconfigured(
        "region",
        "is no known setting",
        vanta(", region: us, base_url: 'http://127.0.0.1:8081'"),
        true);
  }

  @Test
  void a_setting_of_okta_is_refused() {
    assertMisconfigured("api_token", "is no known setting", vanta(", api_token: s3cret"));
  }

  private static String vanta(String more) {
    return entry("vanta", CLIENT + more);
  }
}
