package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.testkit.Expectation;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A SCIM account that is an OAuth client: its tokens come from another host than its calls go to.
 */
class ScimOAuthTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String INACTIVE = "{\"id\":\"u1\",\"active\":false}";

  @RegisterExtension final ScriptedVendor login = new ScriptedVendor();
  private String clientId;

  /** Each test has a client of its own, so that no token is known from another one. */
  @BeforeEach
  void makeClient() {
    clientId = UUID.randomUUID().toString();
  }

  @Test
  void asks_for_a_token_at_its_own_address_and_calls_with_it() {
    expectToken("1", "grant_type=client_credentials&scope=users.read%20users.write");
    expectPatchWith("1").answer(204, "");
    expectReadWith("1").answer(200, INACTIVE);

    var reply = deactivate(client("scopes: [users.read, users.write]"), user("u1"));

    assertEquals("deactivated", reply.outcome());
    login.assertOnlyHeaders(
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Connection",
        "Content-Length",
        "Content-Type",
        "Host",
        "User-Agent");
  }

  @Test
  void one_token_serves_until_it_ends() {
    var account = client();
    expectToken("1", "grant_type=client_credentials");
    for (var call = 0; call < 2; call++) {
      expectPatchWith("1").answer(204, "");
      expectReadWith("1").answer(200, INACTIVE);
      assertEquals("deactivated", deactivate(account, user("u1")).outcome());
    }
  }

  @Test
  void a_refused_token_is_renewed_once() {
    expectToken("1", "grant_type=client_credentials");
    expectPatchWith("1").answer(401, "{\"detail\":\"Token has ended\"}");
    expectToken("2", "grant_type=client_credentials");
    expectPatchWith("2").answer(204, "");
    expectReadWith("2").answer(200, INACTIVE);

    assertEquals("deactivated", deactivate(client(), user("u1")).outcome());
  }

  @Test
  void the_second_401_is_passed_on() {
    expectToken("1", "grant_type=client_credentials");
    expectPatchWith("1").answer(401, "");
    expectToken("2", "grant_type=client_credentials");
    expectPatchWith("2").answer(401, "{\"detail\":\"Not for you\"}");

    deactivate(client(), user("u1")).isVendorError(401, "Not for you");
  }

  @Test
  void a_refused_client_is_answered_like_a_401_and_no_user_is_touched() {
    login
        .expect("POST", "/oauth2/token")
        .answer(400, "{\"error\":\"invalid_client\",\"error_description\":\"Bad client\"}");

    var reply = deactivate(client(), user("u1")).isVendorError(401, "Bad client");

    assertNull(reply.outcome());
    assertNothingWasSent();
  }

  @Test
  void a_redirect_of_the_token_address_is_not_followed() {
    login
        .expect("POST", "/oauth2/token")
        .answer(HttpAnswer.of(302, "").header("Location", vendor.url() + "/token"));

    var reply = deactivate(client(), user("u1"));

    assertEquals(502, reply.status());
    assertNothingWasSent();
  }

  @Test
  void a_missing_scope_is_not_guessed() {
    expectToken("1", "grant_type=client_credentials");
    expectPatchWith("1").answer(403, "{\"error\":\"insufficient_scope\"}");

    var reply = deactivate(client(), user("u1")).isVendorError(403, "insufficient_scope");

    assertFalse(reply.insight("forbidden_error").has("value"));
  }

  private TestAccount client(String... more) {
    var settings = new ArrayList<>(List.of(more));
    settings.add("token_url: \"" + login.url() + "/oauth2/token\"");
    settings.add("client_id: " + clientId);
    settings.add("client_secret: " + SECRET + "client");
    var oauth = String.join(", ", settings);
    return account("scim", "base_url: \"%s/scim/v2\", oauth: {%s}".formatted(vendor.url(), oauth));
  }

  private void expectToken(String number, String form) {
    var pair = clientId + ":" + SECRET + "client";
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    login
        .expect("POST", "/oauth2/token")
        .withHeader("Authorization", "Basic " + basic)
        .withHeader("Content-Type", "application/x-www-form-urlencoded")
        .applying(() -> assertEquals(form, last(login)))
        .answer(
            200,
            "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                .formatted(SECRET + "access-" + number));
  }

  private static String last(ScriptedVendor vendor) {
    return vendor.requests().get(vendor.requests().size() - 1).text();
  }

  private Expectation expectPatchWith(String token) {
    return vendor
        .expect("PATCH", USER)
        .withHeader("Authorization", "Bearer " + SECRET + "access-" + token);
  }

  private Expectation expectReadWith(String token) {
    return vendor
        .expect("GET", USER)
        .withHeader("Authorization", "Bearer " + SECRET + "access-" + token);
  }
}
