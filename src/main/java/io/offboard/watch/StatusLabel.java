package io.offboard.watch;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An HTTP status as a label: a vendor may answer with any number, and a label is kept for ever. */
final class StatusLabel {
  private static final Map<Integer, String> USUAL =
      Stream.of(
              200, 201, 202, 204, 301, 302, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409,
              410, 412, 413, 415, 422, 428, 429, 499, 500, 501, 502, 503, 504)
          .collect(Collectors.toMap(status -> status, status -> Integer.toString(status)));

  private StatusLabel() {}

  /**
   * The label of a status.
   *
   * @param status a number of three digits
   * @return the number if it is a usual one, else its class, as in {@code 4xx}
   */
  static String of(int status) {
    var usual = USUAL.get(status);
    return usual == null ? status / 100 + "xx" : usual;
  }
}
