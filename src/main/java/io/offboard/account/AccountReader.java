package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.transform.Transforms;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an integrated account of one entry of the accounts file. What the settings of an
 * integration mean is said by its transform {@code <integration>/account}.
 */
public final class AccountReader {
  private static final Logger LOG = LoggerFactory.getLogger(AccountReader.class);

  private final UnaryOperator<String> placeholders;
  private final Transforms transforms;
  private final VendorHosts hosts;
  private final boolean allowLoopback;

  /**
   * Reads accounts.
   *
   * @param placeholders resolves Camel property functions in every value
   * @param transforms have one named {@code <integration>/account} for each integration
   * @param hosts gets to know the hosts that accounts lead to
   * @param allowLoopback whether a vendor may be a stand-in on this machine
   */
  public AccountReader(
      UnaryOperator<String> placeholders,
      Transforms transforms,
      VendorHosts hosts,
      boolean allowLoopback) {
    this.placeholders = placeholders;
    this.transforms = transforms;
    this.hosts = hosts;
    this.allowLoopback = allowLoopback;
  }

  IntegratedAccount read(UUID id, JsonNode entry) {
    var account = new AccountContext(id, entry, placeholders);
    account.has("id");
    var integration = account.text("integration");
    account.has("stage");
    var settings =
        account.has("context") ? entry.get("context") : JsonNodeFactory.instance.objectNode();
    account.refuseUnknown();
    if (!settings.isObject()) {
      throw account.misconfigured("context", "is not a map of settings");
    }
    if (!transforms.has(integration + "/account")) {
      LOG.error(
          "Integrated account {} cannot be called: no integration '{}' is built", id, integration);
      return new IntegratedAccount(id, integration, null, null, true, false);
    }
    var context = new AccountContext(id, settings, placeholders);
    var meaning = meaning(integration, context);
    var problem = meaning.path("problem");
    if (problem.isObject()) {
      throw context.misconfigured(problem.path("setting").asText(), problem.path("is").asText());
    }
    return read(id, integration, context, meaning, stage(account, meaning));
  }

  private static int stage(AccountContext account, JsonNode meaning) {
    var usual = meaning.path("stage").asInt(IntegratedAccount.FIRST_STAGE);
    return account.number("stage", usual);
  }

  /** What is known of an account whose settings need not be right. */
  AccountOutline outline(UUID id, JsonNode entry) {
    var account = new AccountContext(id, entry, placeholders);
    var integration = account.text("integration");
    var given = entry.path("context");
    var settings = given.isObject() ? given : JsonNodeFactory.instance.objectNode();
    var meaning = meaning(integration, new AccountContext(id, settings, placeholders));
    return new AccountOutline(
        integration, stage(account, meaning), meaning.path("needs_actor").asBoolean());
  }

  private JsonNode meaning(String integration, AccountContext context) {
    var transform = integration + "/account";
    return transforms.has(transform)
        ? transforms.apply(transform, context.resolved(), Map.of())
        : JsonNodeFactory.instance.objectNode();
  }

  private IntegratedAccount read(
      UUID id, String integration, AccountContext context, JsonNode meaning, int stage) {
    meaning.path("one_of").forEach(context::requireOne);
    meaning.path("flags").forEach(flag -> context.flag(flag.asText(), false));
    var address = address(context, meaning.path("address"));
    var account =
        new IntegratedAccount(
            id,
            integration,
            address,
            credential(context, meaning.path("credential"), address),
            context.flag("confirm", true),
            meaning.path("revoke_sessions").asBoolean(),
            OwnTransforms.of(context, meaning.path("own_transforms"), transforms),
            options(context, integration, meaning.path("options")),
            stage,
            meaning.path("needs_actor").asBoolean());
    context.refuseUnknown();
    return account;
  }

  /** The option {@code media_type} of {@code scim} becomes {@code scimMediaType}. */
  private static Map<String, String> options(
      AccountContext context, String integration, JsonNode said) {
    var options = new HashMap<String, String>();
    for (var option : said.properties()) {
      context.has(option.getKey());
      var name = new StringBuilder(integration);
      for (var word : option.getKey().split("_")) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
      options.put(name.toString(), option.getValue().asText());
    }
    return options;
  }

  private URI address(AccountContext context, JsonNode said) {
    return VendorAddress.of(said).checked(context, allowLoopback, hosts);
  }

  private Credential credential(AccountContext context, JsonNode said, URI address) {
    if (said.has("scheme")) {
      return new Credential.ApiToken(
          said.path("scheme").asText(), context.secret(said.path("setting").asText()));
    }
    if (!said.has("in")) {
      return client(context, said, address);
    }
    var inner = context.inner(said.path("in").asText());
    var client = client(inner, said, address);
    inner.refuseUnknown();
    return client;
  }

  private Credential client(AccountContext context, JsonNode said, URI address) {
    var tokenUrl = tokenUrl(context, said, address);
    var clientId = context.text("client_id");
    return switch (said.path("method").asText()) {
      case "client_secret" ->
          new Credential.ClientSecret(
              tokenUrl, clientId, context.secret("client_secret"), scopes(context, said));
      case "private_key_jwt" ->
          new Credential.PrivateKeyJwt(
              tokenUrl,
              clientId,
              context.signingKey("private_key", "key_id"),
              scopes(context, said));
      default -> throw new IllegalStateException("No such method: " + said.path("method"));
    };
  }

  private URI tokenUrl(AccountContext context, JsonNode said, URI address) {
    if (said.has("token_address")) {
      return address(context, said.path("token_address"));
    }
    var below = URI.create(address + said.path("token_path").asText());
    hosts.knowBelow(address, below);
    return below;
  }

  private static String scopes(AccountContext context, JsonNode said) {
    return context.has("scopes") ? context.words("scopes") : said.path("scopes").textValue();
  }
}
