package io.offboard.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** What the service answered. */
record Reply(HttpResponse<String> http) {
  int status() {
    return http.statusCode();
  }

  /** The first value of a header; null if there is none. */
  String header(String name) {
    return http.headers().firstValue(name).orElse(null);
  }

  String outcome() {
    return header("Offboard-Outcome");
  }

  JsonNode json() {
    try {
      return Json.MAPPER.readTree(http.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRemoteError() {
    return json().path("truto_is_remote_error").asBoolean();
  }

  /** One of the error's insights; a missing node if it does not apply. */
  JsonNode insight(String key) {
    return json().path("truto_error_insight").path(key);
  }
}
