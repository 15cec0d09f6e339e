package io.offboard.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The words, texts and brackets of a filter, taken one after the other, and what all filters have
 * in common: {@code and}, {@code or} and brackets between conditions.
 */
final class FilterTokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([()\\[\\]]|\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s()\\[\\]\"]+)\\s*");

  private final Function<String, ? extends RuntimeException> refusal;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  /**
   * Takes a filter apart.
   *
   * @param refusal makes, of what is wrong with the filter, what all methods here throw
   */
  FilterTokens(String filter, Function<String, ? extends RuntimeException> refusal) {
    this.refusal = refusal;
    var matcher = TOKEN.matcher(filter);
    var end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end < filter.length()) {
      throw refusal.apply("The filter cannot be read at position " + end + ".");
    }
  }

  String take() {
    if (next == tokens.size()) {
      throw refusal.apply("The filter ends too early.");
    }
    return tokens.get(next++);
  }

  boolean takeIf(String token) {
    var fits = next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
    next += fits ? 1 : 0;
    return fits;
  }

  /** A value that a filter compares with, which is written as in JSON. */
  JsonNode takeValue() {
    var token = take();
    try {
      return Json.MAPPER.readTree(token);
    } catch (JsonProcessingException e) {
      throw unexpected(token);
    }
  }

  /** The whole filter, down to its end. */
  Predicate<JsonNode> whole(Supplier<Predicate<JsonNode>> condition) {
    var meaning = alternatives(condition);
    if (next < tokens.size()) {
      throw unexpected(take());
    }
    return meaning;
  }

  /** What stands in brackets, down to the closing one. */
  Predicate<JsonNode> bracketed(Supplier<Predicate<JsonNode>> condition, String closing) {
    var meaning = alternatives(condition);
    expect(closing);
    return meaning;
  }

  void expect(String token) {
    if (!takeIf(token)) {
      throw refusal.apply("The filter lacks a " + token + ".");
    }
  }

  RuntimeException unexpected(Object token) {
    return refusal.apply("The filter has an unexpected " + token + ".");
  }

  private Predicate<JsonNode> alternatives(Supplier<Predicate<JsonNode>> condition) {
    var meaning = conditions(condition);
    while (takeIf("or")) {
      meaning = meaning.or(conditions(condition));
    }
    return meaning;
  }

  private Predicate<JsonNode> conditions(Supplier<Predicate<JsonNode>> condition) {
    var meaning = condition.get();
    while (takeIf("and")) {
      meaning = meaning.and(condition.get());
    }
    return meaning;
  }
}
