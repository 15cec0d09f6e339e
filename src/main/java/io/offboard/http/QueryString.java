package io.offboard.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.offboard.error.InvalidRequestException;
import java.net.URLDecoder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query string, strictly decoded: its parameters in order, repeats included. */
final class QueryString {
  private static final int MAX_LEVELS = 5;
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern SEGMENT = Pattern.compile("\\G\\[([^\\[\\]]*)]");

  private final Map<String, List<Parameter>> byBase = new HashMap<>();

  private QueryString() {}

  /**
   * Decodes a query string.
   *
   * @param raw as it came over the wire, one character per byte; null or empty if there is none
   * @return its parameters
   * @throws InvalidRequestException (400) if the percent-encoding is broken, if the bytes are no
   *     UTF-8, or if any parameter has more than five levels of brackets
   */
  static QueryString parse(String raw) {
    var query = new QueryString();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] nameAndValue = pair.split("=", 2);
      var parameter =
          parameter(
              decode(nameAndValue[0]), nameAndValue.length == 1 ? "" : decode(nameAndValue[1]));
      query.byBase.computeIfAbsent(parameter.base(), base -> new ArrayList<>()).add(parameter);
    }
    return query;
  }

  /**
   * The parameters of one base name, in order.
   *
   * @param base the name before any bracket
   * @return empty if there are none
   */
  List<Parameter> named(String base) {
    return byBase.getOrDefault(base, List.of());
  }

  /**
   * A parameter that is given once or not at all.
   *
   * @param base its name
   * @return its value; null if it is not given, or empty
   * @throws InvalidRequestException (400) if it is given twice or with brackets
   */
  String scalar(String base) {
    var given = named(base).stream().filter(parameter -> !parameter.value().isEmpty()).toList();
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1 || !given.get(0).brackets().isEmpty()) {
      throw new InvalidRequestException("Give " + base + " once and without brackets.");
    }
    return given.get(0).value();
  }

  /**
   * The same for a moment.
   *
   * @param base its name
   * @return the moment; null if it is not given
   * @throws InvalidRequestException (400) if it is no time with its zone, or of no year that all
   *     databases know
   */
  Instant instant(String base) {
    var text = scalar(base);
    if (text == null) {
      return null;
    }
    try {
      var moment = OffsetDateTime.parse(text);
      if (moment.getYear() > 0 && moment.getYear() < 10_000) {
        return moment.toInstant();
      }
    } catch (DateTimeParseException e) {
      // refused below, like a year that databases do not know
    }
    throw new InvalidRequestException(
        "Give %s as a time with its zone, like 2026-11-30T17:00:00Z, of the years 1 to 9999."
            .formatted(base));
  }

  /**
   * Refuses a query that cannot be decoded, whatever it says.
   *
   * @param raw the query string, not decoded; null if there is none
   * @throws InvalidRequestException (400) if it is not percent-encoded UTF-8
   */
  static void requireDecodable(String raw) {
    if (raw != null) {
      decode(raw);
    }
  }

  private static Parameter parameter(String name, String value) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '[' && name.charAt(end) != ']') {
      end++;
    }
    String brackets = name.substring(end);
    if (brackets.chars().filter(c -> c == '[').count() > MAX_LEVELS) {
      throw new InvalidRequestException(
          "Nest the brackets of a query parameter at most " + MAX_LEVELS + " levels deep.");
    }
    return new Parameter(name.substring(0, end), brackets, value);
  }

  /** Decodes to bytes first, since URLDecoder replaces what is no UTF-8 instead of refusing it. */
  private static String decode(String raw) {
    if (isPlain(raw)) {
      return raw;
    }
    try {
      // URLDecoder takes the signs in %+1 and %-0 for part of the number
      if (!BAD_ESCAPE.matcher(raw).find()) {
        var bytes = CharBuffer.wrap(URLDecoder.decode(raw, ISO_8859_1));
        return UTF_8.newDecoder().decode(ISO_8859_1.newEncoder().encode(bytes)).toString();
      }
    } catch (CharacterCodingException notUtf8) {
      // refused below, like a bad escape
    }
    throw new InvalidRequestException("Percent-encode the query string from UTF-8.");
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || c == '+' || c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * One parameter, decoded.
   *
   * @param base the name up to the first bracket
   * @param brackets the rest of the name; empty if there is none
   * @param value the value; empty if there is none
   */
  record Parameter(String base, String brackets, String value) {

    /**
     * What is between the brackets, outermost first.
     *
     * @return empty for a name without brackets; a segment is empty for {@code []}
     * @throws InvalidRequestException (400) if the brackets are unbalanced, nested or followed by
     *     text
     */
    List<String> segments() {
      if (brackets.isEmpty()) {
        return List.of();
      }
      var segments = new ArrayList<String>();
      int end = 0;
      for (Matcher matcher = SEGMENT.matcher(brackets); matcher.find(); end = matcher.end()) {
        segments.add(matcher.group(1));
      }
      if (end < brackets.length()) {
        throw new InvalidRequestException("Write the brackets of " + base + " like [a][b].");
      }
      return segments;
    }
  }
}
