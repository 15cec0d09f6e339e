package io.offboard.docs;

import io.offboard.util.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A curl line as it stands in a document, run without curl.
 *
 * @param url where it goes
 * @param method the HTTP method
 * @param headers by name
 * @param body what is sent; null for nothing
 */
record CurlExample(String url, String method, Map<String, String> headers, String body) {
  private static final Pattern COMMAND = Pattern.compile("curl (?:.*\\\\\\n)*.*");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s'\\\\]+)");

  /**
   * What came back.
   *
   * @param statusLine for example {@code HTTP/1.1 200 OK}
   * @param headers by name in lower case
   * @param body the text
   */
  record Answer(String statusLine, Map<String, String> headers, String body) {}

  /** All curl commands in a text; a command ends with the first line that has no backslash. */
  static List<CurlExample> allIn(String text) {
    return COMMAND.matcher(text).results().map(found -> parse(found.group())).toList();
  }

  static CurlExample parse(String command) {
    var words =
        WORD.matcher(command)
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .skip(1)
            .iterator();
    var headers = new LinkedHashMap<String, String>();
    String url = null;
    String method = "GET";
    String body = null;
    while (words.hasNext()) {
      var word = words.next();
      switch (word) {
        case "-i" -> {}
        case "-X" -> method = words.next();
        case "-d" -> body = words.next();
        case "-H" -> {
          var header = words.next().split(": ", 2);
          headers.put(header[0], header[1]);
        }
        default -> {
          if (!word.startsWith("http://")) {
            throw new IllegalArgumentException("no curl option that is known here: " + word);
          }
          url = word;
        }
      }
    }
    return new CurlExample(url, method, headers, body);
  }

  /** Sends it to a service that listens on another port than 8080. */
  Answer send(int port) throws IOException {
    var address = URI.create(url.replace("127.0.0.1:8080", "127.0.0.1:" + port)).toURL();
    var connection = (HttpURLConnection) address.openConnection();
    connection.setRequestMethod(method);
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    var answered = new LinkedHashMap<String, String>();
    connection
        .getHeaderFields()
        .forEach((name, values) -> answered.put(lower(name), String.join(", ", values)));
    var stream =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream();
    try (stream) {
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(answered.remove(""), answered, Json.MAPPER.readTree(text).toString());
    }
  }

  static String lower(String headerName) {
    return headerName == null ? "" : headerName.toLowerCase(Locale.ROOT);
  }
}
