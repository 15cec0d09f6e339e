package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.TestClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Hosts that an account names are followed to public addresses only; the message says which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScimAddressTest {
  private static final String INSIDE = "https://inside.example";
  private static final String OUTSIDE = "https://outside.example";

  private final Service service = new Service();

  @BeforeAll
  void start() {
    service
        .with(new TestClock(Stage.START))
        .withBean(
            "dnsResolver",
            new FixedDns(Map.of("inside.example", "10.1.2.3", "outside.example", "192.0.2.1")))
        .start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_service_that_is_inside_is_a_misconfigured_base_url() {
    assertMisconfigured("base_url", "token: t", INSIDE);
  }

  @Test
  void a_token_address_that_is_inside_is_a_misconfigured_token_url() {
    assertMisconfigured("token_url", oauth(INSIDE), OUTSIDE);
  }

  @Test
  void each_setting_is_told_apart_also_where_another_account_names_the_same_host() {
    var token = UUID.randomUUID();
    var client = UUID.randomUUID();
    service.accounts(
        "accounts: [%s, %s]"
            .formatted(entry(token, INSIDE, "token: t"), entry(client, INSIDE, oauth(INSIDE))));

    assertMisconfigured(token, "base_url");
    assertMisconfigured(client, "token_url");
  }

  private void assertMisconfigured(String setting, String credential, String baseUrl) {
    var account = UUID.randomUUID();
    service.accounts("accounts: [%s]".formatted(entry(account, baseUrl, credential)));

    assertMisconfigured(account, setting);
  }

  private static String entry(UUID account, String baseUrl, String credential) {
    return "{id: %s, integration: scim, context: {base_url: '%s/scim', %s}}"
        .formatted(account, baseUrl, credential);
  }

  private void assertMisconfigured(UUID account, String setting) {
    var answer = service.deactivate(account, "", "{\"user_id\":\"u1\"}");

    assertEquals(500, answer.statusCode(), answer.body());
    assertTrue(
        answer
            .body()
            .contains(
                "%s is misconfigured: %s does not lead to a public address."
                    .formatted(account, setting)),
        answer.body());
    assertEquals(-1, answer.body().indexOf(".example"));
  }

  private static String oauth(String login) {
    return "oauth: {token_url: '%s/token/', client_id: c1, client_secret: s3cret}".formatted(login);
  }

  private record FixedDns(Map<String, String> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {InetAddress.getByName(addresses.get(host))};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
