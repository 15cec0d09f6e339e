package io.offboard.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words, texts and brackets of a filter, taken one after the other. */
final class ScimFilterTokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([()\\[\\]]|\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s()\\[\\]\"]+)\\s*");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  ScimFilterTokens(String filter) {
    var matcher = TOKEN.matcher(filter);
    var end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end < filter.length()) {
      throw ScimError.invalidFilter("The filter cannot be read at position " + end + ".");
    }
  }

  String take() {
    if (next == tokens.size()) {
      throw ScimError.invalidFilter("The filter ends too early.");
    }
    return tokens.get(next++);
  }

  boolean takeIf(String token) {
    var fits = next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
    next += fits ? 1 : 0;
    return fits;
  }

  void expect(String token) {
    if (!takeIf(token)) {
      throw ScimError.invalidFilter("The filter lacks a " + token + ".");
    }
  }

  void expectEnd() {
    if (next < tokens.size()) {
      throw unexpected(take());
    }
  }

  static ScimError unexpected(String token) {
    return ScimError.invalidFilter("The filter has an unexpected " + token + ".");
  }
}
