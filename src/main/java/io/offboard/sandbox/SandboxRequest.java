package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.offboard.util.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call as a stand-in sees it.
 *
 * @param method the HTTP method
 * @param path the segments of the path, each decoded on its own
 * @param query the parameters of the query, decoded; of a repeated one the first
 * @param headers the headers
 * @param json the body; a missing node if it is no JSON
 */
record SandboxRequest(
    String method, List<String> path, Map<String, String> query, Headers headers, JsonNode json) {

  static SandboxRequest of(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    return new SandboxRequest(
        exchange.getRequestMethod(),
        Stream.of(uri.getRawPath().substring(1).split("/", -1))
            .map(SandboxRequest::decode)
            .toList(),
        parameters(Objects.requireNonNullElse(uri.getRawQuery(), "")),
        exchange.getRequestHeaders(),
        parse(exchange.getRequestBody().readAllBytes()));
  }

  String authorization() {
    return header("Authorization");
  }

  /** The first header of that name; empty if there is none. */
  String header(String name) {
    return Objects.requireNonNullElse(headers.getFirst(name), "");
  }

  private static Map<String, String> parameters(String rawQuery) {
    return Stream.of(rawQuery.split("&"))
        .map(parameter -> parameter.split("=", 2))
        .filter(parameter -> parameter.length == 2)
        .collect(
            Collectors.toMap(
                parameter -> URLDecoder.decode(parameter[0], StandardCharsets.UTF_8),
                parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8),
                (first, repeated) -> first));
  }

  private static String decode(String segment) {
    // URLDecoder is made for forms, where a plus is a space; in a path it is a plus.
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
