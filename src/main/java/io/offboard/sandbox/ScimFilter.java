package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A filter on users: {@code eq}, {@code ne}, {@code co}, {@code sw}, {@code ew} and {@code pr},
 * with {@code and}, {@code or}, {@code not} and brackets of both kinds.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2">RFC 7644 on filtering</a>
 */
final class ScimFilter {
  private final FilterTokens tokens;

  private ScimFilter(FilterTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a filter.
   *
   * @return holds for the users that it lets through
   * @throws ScimError if it is none, or compares what cannot be compared
   */
  static Predicate<JsonNode> parse(String text) {
    var tokens = new FilterTokens(text, ScimError::invalidFilter);
    var filter = new ScimFilter(tokens);
    return tokens.whole(() -> filter.condition(""));
  }

  private Predicate<JsonNode> condition(String parent) {
    if (tokens.takeIf("not")) {
      tokens.expect("(");
      return tokens.bracketed(() -> condition(parent), ")").negate();
    }
    if (tokens.takeIf("(")) {
      return tokens.bracketed(() -> condition(parent), ")");
    }
    var attribute = attribute(parent + tokens.take());
    if (tokens.takeIf("[")) {
      var inner = attribute.name() + ".";
      return anyItem(attribute, tokens.bracketed(() -> condition(inner), "]"));
    }
    return comparison(attribute, tokens.take().toLowerCase(Locale.ROOT));
  }

  private static Predicate<JsonNode> anyItem(ScimAttribute list, Predicate<JsonNode> meaning) {
    return user -> {
      for (var item : user.path(list.name())) {
        if (meaning.test(Json.MAPPER.createObjectNode().set(list.name(), item))) {
          return true;
        }
      }
      return false;
    };
  }

  private Predicate<JsonNode> comparison(ScimAttribute attribute, String operator) {
    if (operator.equals("pr")) {
      return user -> !attribute.valuesIn(user).isEmpty();
    }
    var value = value(attribute);
    Predicate<JsonNode> equal =
        user -> attribute.valuesIn(user).stream().anyMatch(v -> fold(attribute, v).equals(value));
    return switch (operator) {
      case "eq" -> equal;
      case "ne" -> equal.negate();
      case "co" -> any(attribute, text -> text.contains(value));
      case "sw" -> any(attribute, text -> text.startsWith(value));
      case "ew" -> any(attribute, text -> text.endsWith(value));
      default -> throw tokens.unexpected(operator);
    };
  }

  private static Predicate<JsonNode> any(ScimAttribute attribute, Predicate<String> meaning) {
    if (attribute.isBoolean()) {
      throw ScimError.invalidFilter("A boolean can only be compared by eq and ne.");
    }
    return user ->
        attribute.valuesIn(user).stream().anyMatch(v -> meaning.test(fold(attribute, v)));
  }

  private String value(ScimAttribute attribute) {
    var value = tokens.takeValue();
    if (attribute.isBoolean() ? value.isBoolean() : value.isTextual()) {
      return fold(attribute, value);
    }
    throw tokens.unexpected(value);
  }

  private static String fold(ScimAttribute attribute, JsonNode value) {
    var text = value.asText();
    return attribute.isCaseExact() ? text : text.toLowerCase(Locale.ROOT);
  }

  private static ScimAttribute attribute(String path) {
    return ScimAttribute.named(path)
        .orElseThrow(
            () -> ScimError.invalidFilter("No attribute can be filtered by " + path + "."));
  }
}
