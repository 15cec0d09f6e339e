package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Makes an integrated account of one entry of the accounts file. */
final class AccountReader {
  private static final String VANTA_SCOPE = "vanta-api.all:read vanta-api.all:write";

  private static final String OKTA_SCOPES = "okta.users.manage okta.users.read";

  private final UnaryOperator<String> placeholders;
  private final VendorAddress addresses;

  /** Resolves Camel property functions in every value; loopback vendors only where allowed. */
  AccountReader(UnaryOperator<String> placeholders, boolean allowLoopback) {
    this.placeholders = placeholders;
    this.addresses = new VendorAddress(allowLoopback);
  }

  IntegratedAccount read(UUID id, JsonNode entry) {
    var account = new AccountContext(id, entry, placeholders);
    account.has("id");
    var integration = account.text("integration");
    var settings =
        account.has("context") ? entry.get("context") : JsonNodeFactory.instance.objectNode();
    account.refuseUnknown();
    if (!settings.isObject()) {
      throw account.misconfigured("context", "is not a map of settings");
    }
    var context = new AccountContext(id, settings, placeholders);
    return switch (integration) {
      case "okta" -> okta(id, context);
      case "vanta" -> vanta(id, context);
      default -> new IntegratedAccount(id, integration, null, null, true, false);
    };
  }

  /**
   * Okta.
   *
   * @see <a href="https://developer.okta.com/docs/reference/core-okta-api/">Okta: SSWS tokens</a>
   */
  private IntegratedAccount okta(UUID id, AccountContext context) {
    var orgUrl = oktaUrl(context);
    if (context.has("api_token") == context.has("oauth")) {
      throw context.misconfigured("api_token", "or oauth has to be given, one of the two");
    }
    var credential =
        context.has("oauth")
            ? oktaClient(orgUrl, context.inner("oauth"))
            : new Credential.ApiToken("SSWS", context.secret("api_token"));
    var account =
        new IntegratedAccount(
            id,
            "okta",
            orgUrl,
            credential,
            context.flag("confirm", true),
            context.flag("revoke_sessions", false));
    context.refuseUnknown();
    return account;
  }

  /**
   * An Okta service app; only the org's own authorization server issues tokens for its API.
   *
   * @see <a
   *     href="https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/">
   *     Okta: OAuth for a service app</a>
   */
  private static Credential oktaClient(URI orgUrl, AccountContext oauth) {
    var client =
        new Credential.PrivateKeyJwt(
            URI.create(orgUrl + "/oauth2/v1/token"),
            oauth.text("client_id"),
            oauth.signingKey("private_key", "key_id"),
            oauth.has("scopes") ? oauth.words("scopes") : OKTA_SCOPES);
    oauth.refuseUnknown();
    return client;
  }

  private URI oktaUrl(AccountContext context) {
    var customDomain = context.flag("custom_domain", false);
    if (context.has("org_url") == context.has("subdomain")) {
      throw context.misconfigured("org_url", "or subdomain has to be given, one of the two");
    }
    var setting = context.has("org_url") ? "org_url" : "subdomain";
    var value = context.text(setting);
    var url =
        addresses.okta(
            setting.equals("org_url") ? value : "https://" + value + ".okta.com", customDomain);
    if (url == null) {
      throw context.misconfigured(
          setting, "is not an https address of Okta's own, like https://acme.okta.com");
    }
    return url;
  }

  /**
   * Vanta.
   *
   * @see <a href="https://developer.vanta.com/docs/api-access-setup">Vanta: API access</a>
   */
  private IntegratedAccount vanta(UUID id, AccountContext context) {
    var baseUrl = vantaUrl(context);
    var account =
        new IntegratedAccount(
            id,
            "vanta",
            baseUrl,
            new Credential.ClientSecret(
                baseUrl.resolve("/oauth/token"),
                context.text("client_id"),
                context.secret("client_secret"),
                VANTA_SCOPE),
            context.flag("confirm", true),
            false);
    context.refuseUnknown();
    return account;
  }

  private URI vantaUrl(AccountContext context) {
    if (context.has("base_url")) {
      var url = addresses.loopback(context.text("base_url"));
      if (url == null) {
        throw context.misconfigured(
            "base_url", "is only for stand-ins on this machine, use region instead");
      }
      return url;
    }
    return switch (context.has("region") ? context.text("region") : "us") {
      case "us" -> URI.create("https://api.vanta.com");
      case "gov" -> URI.create("https://api.vanta-gov.com");
      default -> throw context.misconfigured("region", "is neither us nor gov");
    };
  }
}
