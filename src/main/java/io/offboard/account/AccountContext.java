package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.error.AccountMisconfiguredException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Reads the settings of one account; whatever is wrong with one names it. */
final class AccountContext {
  private final UUID accountId;
  private final JsonNode settings;
  private final UnaryOperator<String> placeholders;
  private final Set<String> known = new HashSet<>();

  AccountContext(UUID accountId, JsonNode settings, UnaryOperator<String> placeholders) {
    this.accountId = accountId;
    this.settings = settings;
    this.placeholders = placeholders;
  }

  boolean has(String setting) {
    known.add(setting);
    return settings.hasNonNull(setting);
  }

  /** Of the settings in a list, one is given and no other. */
  void requireOne(JsonNode names) {
    var given = 0;
    for (var name : names) {
      given += has(name.asText()) ? 1 : 0;
    }
    if (given != 1) {
      throw misconfigured(
          names.get(0).asText(),
          "or %s has to be given, one of the two".formatted(names.get(1).asText()));
    }
  }

  /** All settings with their values; one that refers to a value that cannot be found stays. */
  JsonNode resolved() {
    return resolved(settings);
  }

  private JsonNode resolved(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var copy = object.objectNode();
      object.properties().forEach(e -> copy.set(e.getKey(), resolved(e.getValue())));
      return copy;
    }
    try {
      return value.isTextual() ? TextNode.valueOf(placeholders.apply(value.textValue())) : value;
    } catch (RuntimeException e) {
      return value; // whoever reads the setting itself is told
    }
  }

  /** YAML reads a bare 0123 as a number and a bare no as false: neither is what was written. */
  String text(String setting) {
    if (!has(setting)) {
      throw misconfigured(setting, "is missing");
    }
    var value = settings.get(setting);
    if (!value.isTextual()) {
      throw misconfigured(setting, "is not a text, put it in quotes");
    }
    return notBlank(setting, resolve(setting, value.textValue()));
  }

  private String notBlank(String setting, String value) {
    if (value.isBlank()) {
      throw misconfigured(setting, "is empty");
    }
    return value;
  }

  /** A credential travels in a header line or a JSON string: control characters never belong. */
  Secret secret(String setting) {
    var value = text(setting).strip();
    if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw misconfigured(setting, "holds characters that no credential has");
    }
    return new Secret(value);
  }

  /** A key in one setting, and its name in another, which a JWK brings itself. */
  SigningKey signingKey(String setting, String nameSetting) {
    try {
      var name = has(nameSetting) ? text(nameSetting) : null;
      var key = SigningKey.read(text(setting).strip(), name);
      if (key.id() == null) {
        throw misconfigured(nameSetting, "is missing");
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw misconfigured(setting, e.getMessage());
    }
  }

  /** A list, or one text with words, as one text. */
  String words(String setting) {
    if (!has(setting) || !settings.get(setting).isArray()) {
      return text(setting);
    }
    var words = new ArrayList<String>();
    settings.get(setting).forEach(word -> words.add(word.asText()));
    return notBlank(setting, resolve(setting, String.join(" ", words)));
  }

  /** Settings inside a setting. */
  AccountContext inner(String setting) {
    if (!settings.get(setting).isObject()) {
      throw misconfigured(setting, "is not a map of settings");
    }
    return new AccountContext(accountId, settings.get(setting), placeholders);
  }

  boolean flag(String setting, boolean otherwise) {
    if (!has(setting)) {
      return otherwise;
    }
    if (settings.get(setting).isBoolean()) {
      return settings.get(setting).booleanValue();
    }
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw misconfigured(setting, "is neither true nor false");
    };
  }

  /** A whole number from 1 on. */
  int number(String setting, int otherwise) {
    if (!has(setting)) {
      return otherwise;
    }
    var value = settings.get(setting);
    if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1) {
      throw misconfigured(setting, "is no whole number from 1 on");
    }
    return value.intValue();
  }

  /** Call it last: a misspelt setting would otherwise be ignored without a word. */
  void refuseUnknown() {
    settings
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw misconfigured(name, "is no known setting");
              }
            });
  }

  AccountMisconfiguredException misconfigured(String setting, String problem) {
    return new AccountMisconfiguredException(accountId, setting, problem);
  }

  private String resolve(String setting, String value) {
    try {
      return placeholders.apply(value);
    } catch (RuntimeException e) {
      throw misconfigured(setting, "refers to a value that cannot be found");
    }
  }
}
