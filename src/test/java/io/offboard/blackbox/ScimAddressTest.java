package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hosts that an account names are followed to public addresses only; the message says which. */
class ScimAddressTest extends BlackBoxTest {
  private static final String INSIDE = "https://inside.example";
  private static final String OUTSIDE = "https://outside.example";

  @Override
  Service configured(Service plain) {
    return plain.withBean(
        "dnsResolver",
        new ScriptedDns(Map.of("inside.example", "10.1.2.3", "outside.example", "192.0.2.1")));
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
    var token = scimWith(INSIDE, "token: t");
    var client = scimWith(INSIDE, oauth(INSIDE));

    assertMisconfigured(token, "base_url");
    assertMisconfigured(client, "token_url");
  }

  private void assertMisconfigured(String setting, String credential, String baseUrl) {
    assertMisconfigured(scimWith(baseUrl, credential), setting);
  }

  private TestAccount scimWith(String baseUrl, String credential) {
    return account("scim", "base_url: '%s/scim', %s".formatted(baseUrl, credential));
  }

  private void assertMisconfigured(TestAccount account, String setting) {
    var answer = deactivate(account, user("u1")).http();

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
}
