package io.offboard.account;

import static io.offboard.account.AccountReading.entry;
import static io.offboard.account.AccountReading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.error.AccountMisconfiguredException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.okta.com",
        "https://trial-1234567.okta.com",
        "https://acme.oktapreview.com",
        "https://acme.okta-emea.com",
        "https://acme.okta-gov.com",
        "https://acme.okta.mil",
        "https://acme.okta.com:443"
      })
  void okta_has_these_domains(String address) {
    assertEquals(URI.create(address), okta(address, false));
  }

  @Test
  void a_slash_at_the_end_is_dropped() {
    assertEquals(URI.create("https://acme.okta.com"), okta("https://acme.okta.com/", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "acme.okta.com",
        "//acme.okta.com",
        "http://acme.okta.com",
        "ftp://acme.okta.com",
        "https://okta.com",
        "https://.okta.com",
        "https://-acme.okta.com",
        "https://a.b.okta.com",
        "https://acme-admin.okta.com",
        "https://acme-admin.okta-gov.com",
        "https://acme.okta.com.com",
        "https://acme.okta.mil.com",
        "https://acme.okta.com.evil.com",
        "https://acme.okta.com.",
        "https://evil.com",
        "https://acmeokta.com",
        "https://acme.evilokta.com",
        "https://acme.okta.org"
      })
  void other_hosts_and_schemes_are_not_okta(String address) {
    assertNull(okta(address, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.com#.okta.com",
        "https://evil.com/.okta.com",
        "https://evil.com?.okta.com",
        "https://evil.com\\.okta.com",
        "https://acme.okta.com@evil.com",
        "https://user@acme.okta.com",
        "https://user:pass@acme.okta.com",
        "https://acme.okta.com:8443",
        "https://acme.okta.com:80",
        "https://acme.okta.com//",
        "https://acme.okta.com/api/v1",
        "https://acme.okta.com/..",
        "https://acme.okta.com?",
        "https://acme.okta.com#",
        "https://acme.okta.com\n",
        " https://acme.okta.com",
        "https://ac%6de.okta.com",
        "https://acme%2eevil.com%2f.okta.com",
        "https://ACME.okta.com",
        "https://acme.OKTA.com",
        "https://аcme.okta.com",
        "https://acme.оkta.com",
        "https://acme。okta.com",
        "https://acme.xn--kta-qmc.com",
        "https://{yourOktaDomain}.okta.com",
        "https://[::1]",
        "https://acme.okta.com,evil.com"
      })
  void tricks_with_an_address_are_refused(String address) {
    assertNull(okta(address, false));
  }

  @Test
  void a_custom_domain_may_be_any_name_over_https() {
    assertEquals(URI.create("https://id.example.com"), okta("https://id.example.com", true));
    assertEquals(URI.create("https://acme.okta.com"), okta("https://acme.okta.com", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.com",
        "https://id.example.com:8443",
        "https://id.example.com/path",
        "https://user@id.example.com",
        "https://localhost",
        "https://127.0.0.1",
        "https://10.0.0.1",
        "https://[::1]",
        "https://2130706433",
        "https://0x7f.1",
        "https://acme-admin.okta.com",
        "https://acme.okta.com.com"
      })
  void a_custom_domain_is_no_number_and_no_console(String address) {
    assertNull(okta(address, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1", "http://127.0.0.1:8081"})
  void a_stand_in_has_to_be_allowed(String address) {
    assertNull(standIn(false, address));
    assertNull(okta(address, false));
    assertEquals(URI.create(address), standIn(true, address));
    assertEquals(URI.create(address), oktaOrStandIn(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:8081",
        "http://localhost:8081",
        "http://127.0.0.2:8081",
        "http://127.1:8081",
        "http://[::1]:8081",
        "http://127.0.0.1.evil.com",
        "http://127.0.0.1@evil.com",
        "http://127.0.0.1:8081/path",
        "https://api.vanta.com"
      })
  void a_stand_in_is_only_on_this_machine(String address) {
    assertNull(standIn(true, address));
  }

  private static URI okta(String address, boolean customDomain) {
    return address(
        "okta",
        false,
        "org_url",
        address,
        "custom_domain: %s, api_token: t".formatted(customDomain));
  }

  private static URI oktaOrStandIn(String address) {
    return address("okta", true, "org_url", address, "api_token: t");
  }

  private static URI standIn(boolean allowed, String address) {
    return address("vanta", allowed, "base_url", address, "client_id: c, client_secret: s");
  }

  /** Null if the address is refused. */
  private static URI address(
      String integration, boolean allowLoopback, String setting, String address, String more) {
    var entry = "%s: %s, %s".formatted(setting, TextNode.valueOf(address), more);
    try {
      return read(entry(integration, entry), allowLoopback).baseUrl();
    } catch (AccountMisconfiguredException e) {
      assertTrue(e.getMessage().contains(": " + setting + " is "), e.getMessage());
      return null;
    }
  }
}
