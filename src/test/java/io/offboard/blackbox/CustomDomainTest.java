package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.TestClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's own domain is followed to public addresses only, whatever its DNS says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomDomainTest {
  private static final String HOST = "id.acme.example";

  private final Map<String, InetAddress> dns = new ConcurrentHashMap<>();
  private final Service service = new Service();

  @BeforeAll
  void start() {
    service
        .with(new TestClock(Instant.parse("2026-11-23T10:00:00Z")))
        .withBean("dnsResolver", new ScriptedDns(dns))
        .start();
  }

  @AfterAll
  void stop() {
    service.close();
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
  void a_custom_domain_that_leads_inside_is_a_misconfigured_account(String address)
      throws UnknownHostException {
    dns.put(HOST, InetAddress.getByName(address));
    var account = UUID.randomUUID();
    service.accounts(okta(account, "org_url: 'https://" + HOST + "', custom_domain: true"));

    var answer = service.deactivate(account, "", "{\"user_id\":\"00u1\"}");

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
    var account = UUID.randomUUID();
    service.accounts(okta(account, setting));

    var answer = service.deactivate(account, "", "{\"user_id\":\"00u1\"}");

    assertEquals(500, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(account + " is misconfigured: "), answer.body());
    assertEquals(-1, answer.body().indexOf("evil"));
  }

  private static String okta(UUID id, String setting) {
    return "accounts: [%s, {id: %s, integration: okta, context: {%s, api_token: s3cret-okta}}]"
        .formatted(Service.USABLE_ACCOUNT, id, setting);
  }

  private record ScriptedDns(Map<String, InetAddress> answers) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (!answers.containsKey(host)) {
        throw new UnknownHostException(host);
      }
      return new InetAddress[] {answers.get(host)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
