package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the service answered. */
record Reply(HttpResponse<String> http) {
  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Request Entity Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Entity"),
          Map.entry(428, "Precondition Required"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"),
          Map.entry(507, "Insufficient Storage"));

  int status() {
    return http.statusCode();
  }

  JsonNode json() {
    try {
      return Json.MAPPER.readTree(http.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + this, e);
    }
  }

  String message() {
    return json().path("message").asText();
  }

  boolean isRemoteError() {
    return json().path("truto_is_remote_error").asBoolean();
  }

  /** One of the error's insights; a missing node if it does not apply. */
  JsonNode insight(String key) {
    return json().path("truto_error_insight").path(key);
  }

  /** The value of a header; null if it is absent. */
  String header(String name) {
    return http.headers().firstValue(name).orElse(null);
  }

  String outcome() {
    return header("Offboard-Outcome");
  }

  /** Checks a success: status, outcome and body. */
  Reply isSuccess(String outcome, String json) {
    assertEquals(200, status(), this::toString);
    assertEquals(outcome, outcome(), this::toString);
    assertEquals("application/json", header("Content-Type"));
    assertEquals(parse(json), json());
    return this;
  }

  /** Checks an error of our own; its message holds the text. */
  Reply isError(int status, String text) {
    return isEnvelope(status, text, "error", "message", "statusCode");
  }

  /** Checks an error that came from the vendor; its message holds the text. */
  Reply isVendorError(int status, String text) {
    isEnvelope(
        status, text, "error", "message", "raw_response", "statusCode", "truto_is_remote_error");
    assertTrue(json().path("truto_is_remote_error").booleanValue(), this::toString);
    assertTrue(insight("remote_error").path("description").isTextual(), this::toString);
    return this;
  }

  private Reply isEnvelope(int status, String text, String... fields) {
    assertEquals(status, status(), this::toString);
    assertEquals("application/json", header("Content-Type"));
    assertNotNull(header("Offboard-Request-Id"));
    var names = new TreeSet<String>();
    json().fieldNames().forEachRemaining(names::add);
    names.remove("truto_error_insight");
    assertEquals(new TreeSet<>(Set.of(fields)), names, this::toString);
    assertEquals(status, json().path("statusCode").intValue());
    assertEquals(PHRASES.get(status), json().path("error").textValue());
    assertTrue(message().contains(text), this::toString);
    return this;
  }

  static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Checks that the answer has no header but those that every answer has, and these. */
  void hasOnlyHeaders(String... names) {
    var allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Stream.of("Content-Type", "Content-Length", "Offboard-Request-Id", ":status")
        .forEach(allowed::add);
    allowed.addAll(Set.of(names));
    var others = new TreeSet<>(http.headers().map().keySet());
    others.removeIf(allowed::contains);
    assertEquals(Set.of(), others, this::toString);
  }

  @Override
  public String toString() {
    return status() + " " + http.headers().map() + " " + http.body();
  }
}
