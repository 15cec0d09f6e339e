package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What Okta's {@code search} knows of SCIM's filters: {@code eq}, {@code sw}, {@code co}, {@code
 * gt}, {@code ge}, {@code lt}, {@code le} and {@code pr}, with {@code and}, {@code or} and
 * brackets. Names are exact, texts are the same in any case.
 *
 * @see <a
 *     href="https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/listUsers">Okta
 *     on listing users</a>
 */
final class OktaSearch {
  private static final Set<String> DATES =
      Set.of("created", "activated", "statusChanged", "lastUpdated");
  private static final Set<String> TEXTS = Set.of("id", "status", "type.id");
  private static final Set<String> CONTAINING =
      Set.of("profile.firstName", "profile.lastName", "profile.email", "profile.login");

  private final FilterTokens tokens;
  private final Set<String> profile;

  private OktaSearch(FilterTokens tokens, Set<String> profile) {
    this.tokens = tokens;
    this.profile = profile;
  }

  /**
   * Reads a search expression.
   *
   * @param profile the attributes that a user's profile can have
   * @return holds for the users that are searched for
   * @throws OktaRefusal if it is none, or asks for what cannot be searched for
   */
  static Predicate<JsonNode> parse(String text, Set<String> profile) {
    var tokens = new FilterTokens(text, OktaRefusal::invalidSearch);
    return tokens.whole(new OktaSearch(tokens, profile)::condition);
  }

  private Predicate<JsonNode> condition() {
    if (tokens.takeIf("(")) {
      return tokens.bracketed(this::condition, ")");
    }
    var name = tokens.take();
    if (!isSearchable(name)) {
      throw tokens.unexpected(name);
    }
    var operator = tokens.take().toLowerCase(Locale.ROOT);
    if (operator.equals("pr")) {
      return user -> !valueIn(user, name).asText("").isEmpty();
    }
    return user(name, comparison(name, operator, operand(name)));
  }

  private boolean isSearchable(String name) {
    return DATES.contains(name)
        || TEXTS.contains(name)
        || (name.startsWith("profile.") && profile.contains(name.substring("profile.".length())));
  }

  private Predicate<String> comparison(String name, String operator, String operand) {
    return switch (operator) {
      case "eq" -> operand::equals;
      case "sw" -> text -> text.startsWith(operand);
      case "co" -> {
        if (!CONTAINING.contains(name)) {
          throw tokens.unexpected(operator);
        }
        yield text -> text.contains(operand);
      }
      case "gt" -> text -> text.compareTo(operand) > 0;
      case "ge" -> text -> text.compareTo(operand) >= 0;
      case "lt" -> text -> text.compareTo(operand) < 0;
      case "le" -> text -> text.compareTo(operand) <= 0;
      default -> throw tokens.unexpected(operator);
    };
  }

  private String operand(String name) {
    var value = tokens.takeValue();
    try {
      if (value.isTextual()) {
        return comparable(name, value);
      }
    } catch (DateTimeException e) {
      throw tokens.unexpected(value);
    }
    throw tokens.unexpected(value);
  }

  private static Predicate<JsonNode> user(String name, Predicate<String> meaning) {
    return user -> {
      var value = valueIn(user, name);
      return value.isTextual() && meaning.test(comparable(name, value));
    };
  }

  private static JsonNode valueIn(JsonNode user, String name) {
    return user.at("/" + name.replace('.', '/'));
  }

  /** A text that is greater the later a date is, or the further back in the alphabet a text. */
  private static String comparable(String name, JsonNode value) {
    var text = value.asText();
    return DATES.contains(name)
        ? "%020d".formatted(Instant.parse(text).toEpochMilli())
        : text.toLowerCase(Locale.ROOT);
  }
}
