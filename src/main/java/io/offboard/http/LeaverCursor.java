package io.offboard.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.offboard.error.InvalidRequestException;
import io.offboard.store.LeaverState;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where a list of leavers goes on: below the number of the last one, in the same state. */
final class LeaverCursor {
  private static final Pattern FORM = Pattern.compile("(\\w+) (\\d{1,18})");

  private LeaverCursor() {}

  static String of(long number, LeaverState state) {
    var text = "%s %d".formatted(name(state), number);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
  }

  /**
   * Reads a cursor.
   *
   * @param cursor what {@link #of} gave
   * @param state the query's
   * @return the number
   * @throws InvalidRequestException (400) if it is none of ours, or of another query
   */
  static long read(String cursor, LeaverState state) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
      var form = FORM.matcher(text);
      if (form.matches() && form.group(1).equals(name(state))) {
        return Long.parseLong(form.group(2));
      }
    } catch (IllegalArgumentException e) {
      throw notOurs();
    }
    throw notOurs();
  }

  private static String name(LeaverState state) {
    return state == null ? "any" : state.label();
  }

  private static InvalidRequestException notOurs() {
    return new InvalidRequestException(
        "Give next_cursor as an answer to the same query gave it, or leave it out.");
  }
}
