package io.offboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offboard.error.InvalidRequestException;
import java.net.URLDecoder;

/** A segment of a request's path. */
final class PathSegment {
  private PathSegment() {}

  /**
   * The last segment, decoded.
   *
   * @param path the path as it came, percent-encoded; a slash at its end does not count
   * @return the segment
   * @throws InvalidRequestException (400) if it is not percent-encoded UTF-8
   */
  static String last(String path) {
    var end = path.endsWith("/") ? path.length() - 1 : path.length();
    var raw = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    try {
      // A plus is a space in a query only.
      var decoded = URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
      if (decoded.indexOf('\uFFFD') < 0) {
        return decoded;
      }
    } catch (IllegalArgumentException e) {
      throw notDecodable();
    }
    throw notDecodable();
  }

  private static InvalidRequestException notDecodable() {
    return new InvalidRequestException("Percent-encode the user's id in the path from UTF-8.");
  }
}
