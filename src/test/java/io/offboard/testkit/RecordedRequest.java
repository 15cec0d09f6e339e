package io.offboard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One request as it came over the wire.
 *
 * @param connection the number of the connection that it came on; the first one is 1
 * @param method the method
 * @param target path and query, byte for byte as sent
 * @param headers all header lines, in the order sent
 * @param body the body without transfer coding; empty if none
 */
public record RecordedRequest(
    int connection, String method, String target, List<Header> headers, byte[] body) {

  /** Copies the headers. */
  public RecordedRequest {
    headers = List.copyOf(headers);
  }

  /**
   * The target without its query.
   *
   * @return the path, byte for byte as sent
   */
  public String path() {
    return target.split("\\?", 2)[0];
  }

  /**
   * The values of one header.
   *
   * @param name the header's name, in whatever case
   * @return one value for each line, in the order sent; empty if there is none
   */
  public List<String> values(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).toList();
  }

  /**
   * The body as text.
   *
   * @return the body, read as UTF-8
   */
  public String text() {
    return new String(body, UTF_8);
  }

  /**
   * The body as JSON.
   *
   * @return the body; a missing node if it is empty
   * @throws UncheckedIOException if it is not valid JSON
   */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole request, with its credentials masked. */
  @Override
  public String toString() {
    return "%s %s on connection %d, %s, body '%s'"
        .formatted(
            method,
            Mask.fields(target),
            connection,
            headers.stream().map(Mask::header).toList(),
            Mask.fields(text()));
  }
}
