package io.offboard.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
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
  private final ScimFilterTokens tokens;

  private ScimFilter(ScimFilterTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a filter.
   *
   * @return holds for the users that it lets through
   * @throws ScimError if it is none, or compares what cannot be compared
   */
  static Predicate<JsonNode> parse(String text) {
    var tokens = new ScimFilterTokens(text);
    var meaning = new ScimFilter(tokens).alternatives("");
    tokens.expectEnd();
    return meaning;
  }

  private Predicate<JsonNode> alternatives(String parent) {
    var meaning = conditions(parent);
    while (tokens.takeIf("or")) {
      meaning = meaning.or(conditions(parent));
    }
    return meaning;
  }

  private Predicate<JsonNode> conditions(String parent) {
    var meaning = condition(parent);
    while (tokens.takeIf("and")) {
      meaning = meaning.and(condition(parent));
    }
    return meaning;
  }

  private Predicate<JsonNode> condition(String parent) {
    if (tokens.takeIf("not")) {
      tokens.expect("(");
      return closed(alternatives(parent), ")").negate();
    }
    if (tokens.takeIf("(")) {
      return closed(alternatives(parent), ")");
    }
    var attribute = attribute(parent + tokens.take());
    if (tokens.takeIf("[")) {
      return anyItem(attribute, closed(alternatives(attribute.name() + "."), "]"));
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
    var value = value(attribute, tokens.take());
    Predicate<JsonNode> equal =
        user -> attribute.valuesIn(user).stream().anyMatch(v -> fold(attribute, v).equals(value));
    return switch (operator) {
      case "eq" -> equal;
      case "ne" -> equal.negate();
      case "co" -> any(attribute, text -> text.contains(value));
      case "sw" -> any(attribute, text -> text.startsWith(value));
      case "ew" -> any(attribute, text -> text.endsWith(value));
      default -> throw ScimFilterTokens.unexpected(operator);
    };
  }

  private static Predicate<JsonNode> any(ScimAttribute attribute, Predicate<String> meaning) {
    if (attribute.isBoolean()) {
      throw ScimError.invalidFilter("A boolean can only be compared by eq and ne.");
    }
    return user ->
        attribute.valuesIn(user).stream().anyMatch(v -> meaning.test(fold(attribute, v)));
  }

  private static String value(ScimAttribute attribute, String token) {
    try {
      var value = Json.MAPPER.readTree(token);
      if (attribute.isBoolean() ? value.isBoolean() : value.isTextual()) {
        return fold(attribute, value);
      }
    } catch (JsonProcessingException e) {
      throw ScimFilterTokens.unexpected(token);
    }
    throw ScimFilterTokens.unexpected(token);
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

  private Predicate<JsonNode> closed(Predicate<JsonNode> meaning, String bracket) {
    tokens.expect(bracket);
    return meaning;
  }
}
