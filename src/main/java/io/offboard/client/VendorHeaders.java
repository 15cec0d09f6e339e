package io.offboard.client;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The headers of a vendor's answer; one that came twice counts as not given. */
public final class VendorHeaders {
  /** No headers at all. */
  public static final VendorHeaders NONE = new VendorHeaders(Map.of(), Instant.EPOCH);

  private static final Predicate<String> WHOLE_NUMBER =
      Pattern.compile("\\d{1,10}").asMatchPredicate();

  private final Map<String, String> values = new TreeMap<>();
  private final Instant received;

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
   * A header's whole number.
   *
   * @param name the name in lower case
   * @return the value, if it is a number from 0 to 9,999,999,999
   */
  public Optional<Long> number(String name) {
    return text(name).filter(WHOLE_NUMBER).map(Long::valueOf);
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
    return date("date").orElse(received);
  }

  private static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
