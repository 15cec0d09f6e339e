package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import io.offboard.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A call as a stand-in sees it.
 *
 * @param method the HTTP method
 * @param path the segments of the path, each decoded on its own
 * @param authorization the {@code Authorization} header; empty if there is none
 * @param json the body; a missing node if it is no JSON
 */
record SandboxRequest(String method, List<String> path, String authorization, JsonNode json) {

  static SandboxRequest of(HttpExchange exchange) throws IOException {
    var rawPath = exchange.getRequestURI().getRawPath();
    return new SandboxRequest(
        exchange.getRequestMethod(),
        Stream.of(rawPath.substring(1).split("/", -1)).map(SandboxRequest::decode).toList(),
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""),
        parse(exchange.getRequestBody().readAllBytes()));
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
