package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.fixture.Service;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Calls to the service for accounts of the scripted vendor. Each test makes accounts of its own, so
 * that no token, owner or rate limit is known from another one.
 *
 * <p>What no test may do is checked in each answer: let a secret out.
 */
abstract class BlackBoxTest extends ServiceTestBase {
  private static final String NO_ACCOUNTS = "accounts:\n  - " + Service.USABLE_ACCOUNT + "\n";

  private final StringBuilder accounts = new StringBuilder(NO_ACCOUNTS);

  /** A new Okta account, with further settings like {@code confirm: false}. */
  TestAccount okta(String... settings) {
    var id = UUID.randomUUID();
    var context = oktaContext(vendor.url(), "api_token: " + SECRET + "okta-" + id);
    return account(id, "okta", context, settings);
  }

  TestAccount oktaAt(String url, String credential, String... settings) {
    return account(UUID.randomUUID(), "okta", oktaContext(url, credential), settings);
  }

  private static String oktaContext(String url, String credential) {
    return "org_url: \"%s\", %s".formatted(url, credential);
  }

  /** A new Vanta account with a client of its own, with further settings. */
  TestAccount vanta(String... settings) {
    var id = UUID.randomUUID();
    var context = vantaContext(vendor.url(), id.toString(), SECRET + "client-" + id);
    return account(id, "vanta", context, settings);
  }

  TestAccount vantaAt(String url, String clientId, String clientSecret, String... settings) {
    var context = vantaContext(url, clientId, clientSecret);
    return account(UUID.randomUUID(), "vanta", context, settings);
  }

  private static String vantaContext(String url, String clientId, String clientSecret) {
    return "base_url: \"%s\", client_id: %s, client_secret: %s"
        .formatted(url, clientId, clientSecret);
  }

  /** A new SCIM account below a path, with further settings. */
  TestAccount scim(String... settings) {
    return scimAt(vendor.url() + "/scim/v2/", settings);
  }

  TestAccount scimAt(String baseUrl, String... settings) {
    var id = UUID.randomUUID();
    var context = "base_url: \"%s\", token: %s".formatted(baseUrl, SECRET + "scim-" + id);
    return account(id, "scim", context, settings);
  }

  /** A new account. */
  TestAccount account(String integration, String context) {
    return account(UUID.randomUUID(), integration, context);
  }

  /** A new account; the list grows, so that the file's change is seen whatever the time. */
  TestAccount account(UUID id, String integration, String context, String... settings) {
    var all = new ArrayList<>(List.of(context));
    all.addAll(List.of(settings));
    return entry(id, integration, "", String.join(", ", all));
  }

  /** A new account of a stage of its own. */
  TestAccount staged(int stage, String integration, String context) {
    return entry(UUID.randomUUID(), integration, "stage: %d, ".formatted(stage), context);
  }

  /** A new account with more beside its integration, which ends with a comma. */
  TestAccount entry(UUID id, String integration, String beside, String context) {
    accounts.append(
        "  - {id: %s, integration: %s, %scontext: {%s}}\n"
            .formatted(id, integration, beside, context));
    service.accounts(accounts.toString());
    return new TestAccount(this, id, integration);
  }

  /** An account that is not in the file. */
  TestAccount unknownAccount() {
    return new TestAccount(this, UUID.randomUUID(), "unknown");
  }

  /** Takes all accounts out of the file. */
  void forgetAccounts() {
    accounts.setLength(0);
    accounts.append(NO_ACCOUNTS);
    service.accounts(NO_ACCOUNTS);
  }

  static String oktaToken(TestAccount account) {
    return SECRET + "okta-" + account;
  }

  static String scimToken(TestAccount account) {
    return SECRET + "scim-" + account;
  }

  static String vantaToken(TestAccount account) {
    return SECRET + "access-" + account;
  }

  /** The vendor accepts, and shows the user as deactivated. */
  void oktaDeactivates(String userId) {
    vendor.expect("POST", "/api/v1/users/" + userId + "/lifecycle/deactivate").answer(200, "{}");
    vendor
        .expect("GET", "/api/v1/users/" + userId)
        .answer(200, "{\"id\":\"%s\",\"status\":\"DEPROVISIONED\"}".formatted(userId));
  }

  static String user(String id) {
    return "{\"user_id\":\"" + id + "\"}";
  }

  Reply deactivate(TestAccount account, String body) {
    return deactivate(account, "", body);
  }

  /** A call with the right token and a JSON body; the query goes on with {@code &}. */
  Reply deactivate(TestAccount account, String query, String body) {
    return send(post("?integrated_account_id=" + account + query, body));
  }

  HttpRequest.Builder post(String query, String body) {
    return service
        .request(query)
        .header("Authorization", "Bearer " + API_TOKEN)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  Reply send(HttpRequest.Builder request) {
    var reply = new Reply(service.send(request));
    assertFalse(reply.toString().contains(SECRET), () -> "a secret is in " + reply);
    return reply;
  }
}
