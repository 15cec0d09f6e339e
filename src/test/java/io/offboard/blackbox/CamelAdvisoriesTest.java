package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import io.offboard.testkit.TestClock;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Camel's security advisories warn of does not happen here. */
class CamelAdvisoriesTest {
  private static final UUID ACCOUNT = UUID.randomUUID();

  @RegisterExtension ScriptedVendor okta = new ScriptedVendor();
  private final Service service = new Service();

  @BeforeEach
  void start() {
    okta.respond(request -> HttpAnswer.of(200, "{\"status\":\"DEPROVISIONED\"}"));
    var account = "{id: %s, integration: okta, context: {org_url: '%s', api_token: s3cret-okta}}";
    service
        .with(new TestClock(Instant.parse("2026-11-23T10:00:00Z")))
        .accounts("accounts: [" + account.formatted(ACCOUNT, okta.url()) + "]")
        .start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CamelHttpUri", "cAmelHttpUri", "camelhttpuri", "CAMELHTTPURI"})
  void a_header_or_parameter_of_camels_changes_nothing(String name) {
    var request =
        service
            .request("?integrated_account_id=" + ACCOUNT + "&" + name + "=http://127.0.0.1:1/")
            .header("Authorization", "Bearer " + Service.API_TOKEN)
            .header(name, "http://127.0.0.1:1/")
            .POST(BodyPublishers.ofString("{\"user_id\":\"00u1\"}"));

    assertEquals(200, service.send(request).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/x", "//", ";x"})
  void no_path_below_the_endpoint_is_open(String below) {
    var request = service.request(below + "?integrated_account_id=" + ACCOUNT);
    var status = service.send(request.POST(BodyPublishers.ofString("{}"))).statusCode();

    assertTrue(status == 401 || status == 404 || status == 405, () -> "status " + status);
    assertTrue(okta.requests().isEmpty());
  }

  @Test
  void no_origin_is_allowed() {
    var request =
        service.request("").header("Origin", "https://evil.example").POST(BodyPublishers.noBody());

    var headers = service.send(request).headers();

    assertFalse(headers.firstValue("Access-Control-Allow-Origin").isPresent());
  }

  /** The HTTP client has a rule of its own against other hosts, hence the same one. */
  @Test
  void no_redirect_is_followed() {
    okta.respond(request -> HttpAnswer.of(307, "{}").header("Location", okta.url() + "/else"));

    assertEquals(502, service.deactivate(ACCOUNT, "", "{\"user_id\":\"00u1\"}").statusCode());
    assertTrue(okta.requests().stream().noneMatch(request -> request.target().equals("/else")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"transferException", "oauth2", "enableCORS", "authentication"})
  void no_route_uses_the_option(String option) throws IOException {
    try (var routes = Files.walk(Path.of("routes"))) {
      for (var route : routes.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(route).contains(option), route::toString);
      }
    }
  }

  @Test
  void camels_own_oauth_is_not_on_the_class_path() {
    assertThrows(ClassNotFoundException.class, () -> Class.forName("org.apache.camel.oauth.OAuth"));
  }
}
