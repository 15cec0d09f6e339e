package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Makes an integrated account of one entry of the accounts file. */
final class AccountReader {
  private static final String VANTA_SCOPE = "vanta-api.all:read vanta-api.all:write";

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
      default -> new IntegratedAccount(id, integration, null, null, true);
    };
  }

  /**
   * Okta.
   *
   * @see <a href="https://developer.okta.com/docs/reference/core-okta-api/">Okta: SSWS tokens</a>
   */
  private IntegratedAccount okta(UUID id, AccountContext context) {
    if (context.has("oauth")) {
      throw context.misconfigured("oauth", "is not built yet, use api_token");
    }
    if (context.flag("revoke_sessions", false)) {
      throw context.misconfigured("revoke_sessions", "is not built yet, leave it out");
    }
    var account =
        new IntegratedAccount(
            id,
            "okta",
            oktaUrl(context),
            new Credential.ApiToken("SSWS", context.secret("api_token")),
            context.flag("confirm", true));
    context.refuseUnknown();
    return account;
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
            new Credential.ClientCredentials(
                baseUrl.resolve("/oauth/token"),
                context.text("client_id"),
                context.secret("client_secret"),
                VANTA_SCOPE),
            context.flag("confirm", true));
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
