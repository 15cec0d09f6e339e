package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's own domain is followed to public addresses only, whatever its DNS says. */
class CustomDomainTest extends BlackBoxTest {
  private static final String HOST = "id.acme.example";

  private final Map<String, String> dns = new ConcurrentHashMap<>();

  @Override
  Service configured(Service plain) {
    return plain.withBean("dnsResolver", new ScriptedDns(dns));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "::ffff:10.0.0.1",
        "fd00::1",
        "fe80::1"
      })
  void a_custom_domain_that_leads_inside_is_a_misconfigured_account(String address) {
    dns.put(HOST, address);
    var account = oktaWith("org_url: 'https://" + HOST + "', custom_domain: true");

    var answer = deactivate(account, user("00u1")).http();

    assertEquals(500, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(account + " is misconfigured: org_url"), answer.body());
    assertEquals(-1, answer.body().indexOf(HOST));
  }

  @ParameterizedTest
  @CsvSource({
    "org_url: 'https://id.acme.example'",
    "org_url: 'http://id.acme.example', custom_domain: true",
    "org_url: 'https://10.0.0.1', custom_domain: true",
    "org_url: 'https://[fd00::1]', custom_domain: true",
    "org_url: 'https://localhost', custom_domain: true",
    "org_url: 'https://id.acme.example:8443', custom_domain: true",
    "org_url: 'https://acme-admin.okta.com'",
    "org_url: 'https://user@acme.okta.com'",
    "org_url: 'https://acme.okta.com.evil.example'",
    "org_url: 'https://acme.okta.com/evil'",
    "subdomain: 'evil.example/'",
    "subdomain: 'evil.example#'",
  })
  void an_address_outside_the_allow_list_is_a_misconfigured_account(String setting) {
    var account = oktaWith(setting);

    var answer = deactivate(account, user("00u1")).http();

    assertEquals(500, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(account + " is misconfigured: "), answer.body());
    assertEquals(-1, answer.body().indexOf("evil"));
  }

  private TestAccount oktaWith(String setting) {
    return account("okta", setting + ", api_token: s3cret-okta");
  }
}
