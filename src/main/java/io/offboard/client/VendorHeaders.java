package io.offboard.client;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of a vendor's answer; one that came twice counts as not given, but for its list. */
public final class VendorHeaders {
  /** No headers at all. */
  public static final VendorHeaders NONE = new VendorHeaders(Map.of(), Instant.EPOCH);

  private static final int MOST_DIGITS = 10;

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>(2);
  private final Instant received;
  private Instant sent;

  /**
   * Keeps what came once.
   *
   * @param headers by name; the value of a header that came twice is a list
   * @param received when the answer arrived, on our clock
   */
  public VendorHeaders(Map<String, Object> headers, Instant received) {
    this.received = received;
    headers.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            values.put(name.toLowerCase(Locale.ROOT), text.strip());
          } else if (value instanceof List<?> texts) {
            lists.put(name.toLowerCase(Locale.ROOT), texts.stream().map(Object::toString).toList());
          }
        });
  }

  /**
   * A header's text.
   *
   * @param name the name in lower case
   * @return the value, if the header came once
   */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * All values of a header that may come more than once, as RFC 9110, 5.3 joins them.
   *
   * @param name the name in lower case
   * @return the values with commas between; empty if the header did not come
   */
  public String joined(String name) {
    return text(name).orElseGet(() -> String.join(", ", lists.getOrDefault(name, List.of())));
  }

  /**
   * A header's whole number.
   *
   * @param name the name in lower case
   * @return the value, if it is a number from 0 to 9,999,999,999
   */
  public Optional<Long> number(String name) {
    return text(name).filter(VendorHeaders::isWholeNumber).map(Long::valueOf);
  }

  /**
   * The instant in a header.
   *
   * @param name the name in lower case
   * @return the value, if it is an HTTP date
   */
  public Optional<Instant> date(String name) {
    return text(name).flatMap(VendorHeaders::httpDate);
  }

  /**
   * When the vendor sent the answer: by its own clock, or by ours where it does not say.
   *
   * @return the instant against which its other times are to be read
   */
  public Instant sent() {
    if (sent == null) {
      sent = date("date").orElse(received);
    }
    return sent;
  }

  private static boolean isWholeNumber(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }

  private static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
