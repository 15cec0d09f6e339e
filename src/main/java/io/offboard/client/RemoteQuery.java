package io.offboard.client;

import static java.util.stream.Collectors.joining;

import io.offboard.QueryParameter;
import java.util.List;
import org.apache.hc.core5.net.PercentCodec;

/** Writes the caller's {@code remote_query} as the query string of a vendor call. */
public final class RemoteQuery {
  private RemoteQuery() {}

  /**
   * Encodes by RFC 3986: unreserved characters stay, all others (brackets too) are percent-encoded
   * from UTF-8.
   *
   * @param parameters names and values, decoded
   * @return the raw query in the order given, without a {@code ?}; null if there is no parameter,
   *     as in {@link java.net.URI#getRawQuery()}
   */
  public static String rawQuery(List<QueryParameter> parameters) {
    if (parameters.isEmpty()) {
      return null;
    }
    return parameters.stream()
        .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
        .collect(joining("&"));
  }

  private static String encode(String text) {
    return PercentCodec.RFC3986.encode(text);
  }
}
