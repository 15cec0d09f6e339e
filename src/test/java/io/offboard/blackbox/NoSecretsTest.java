package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.testkit.HttpAnswer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Credentials reach neither a log nor a caller, even where the vendor echoes them. */
class NoSecretsTest extends BlackBoxTest {
  @BeforeAll
  static void logEverythingOfOurs() {
    Configurator.setAllLevels("io.offboard", Level.ALL);
  }

  @AfterAll
  static void logAsUsual() {
    Configurator.setAllLevels("io.offboard", Level.INFO);
  }

  @Test
  void an_echoed_api_token_is_masked() {
    var account = oktaAt(vendor.url(), "api_token: ssws-secret-1");
    vendor.expect("POST", Documents.OKTA_DEACTIVATE).answer(echo(403, "ssws-secret-1"));

    var reply = account.deactivate();

    assertEquals("Okta says ***", reply.json().path("message").asText());
    assertHidden("ssws-secret-1", reply);
  }

  @Test
  void an_echoed_access_token_is_masked() {
    vendor.respond(
        request ->
            request.target().equals("/oauth/token")
                ? Documents.token("vat_secret_1")
                : echo(400, "vat_secret_1"));

    assertHidden("vat_secret_1", vanta().deactivate());
  }

  @Test
  void an_echoed_client_secret_is_masked() {
    vendor.respond(request -> echo(400, "vcs_1"));

    var reply = vantaAt(vendor.url(), "vci_1", "vcs_1").deactivate();

    assertEquals(401, reply.status());
    assertHidden("vcs_1", reply);
  }

  @Test
  void an_echoed_assertion_is_masked() {
    vendor.respond(request -> echo(400, request.text()));
    var key = SigningKeys.EC.toJSONString();

    var reply = oktaAt(vendor.url(), SigningKeys.oauth("0oasecret", key)).deactivate();

    var form = vendor.requests().get(0).text();
    assertHidden(form.substring(form.indexOf("client_assertion=") + 17), reply);
  }

  @Test
  void a_token_that_cannot_be_used_is_not_shown() {
    vendor.respond(
        request -> HttpAnswer.of(200, "{\"access_token\": \"vat_secret_2\", \"expires_in\": 0}"));

    assertHidden("vat_secret_2", vanta().deactivate());
  }

  @Test
  void a_renewed_token_is_not_logged() {
    var vanta = new TokenVendor();
    vendor.respond(vanta);
    var account = vanta();
    account.deactivate();
    vanta.revokeAll();

    assertHidden("vat_", account.deactivate());
  }

  private static HttpAnswer echo(int status, String secret) {
    return Documents.oktaError(status, secret);
  }

  private void assertHidden(String secret, Reply reply) {
    assertFalse(reply.http().body().contains(secret), reply.http()::body);
    assertFalse(reply.http().headers().toString().contains(secret));
    var logged = log.text();
    assertFalse(logged.contains(secret), logged);
    assertFalse(logged.isEmpty());
  }
}
