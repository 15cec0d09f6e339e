package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that a call would send to its vendor.
 *
 * @param method the HTTP method
 * @param url the whole address, percent-encoded as it would be sent
 * @param headers by name; the credential in {@code Authorization} is masked
 * @param body the JSON that would be sent; null for none
 */
public record PlannedRequest(
    String method, String url, Map<String, String> headers, JsonNode body) {

  /** Copies the headers, in their order. */
  public PlannedRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  JsonNode toJson() {
    var json = Json.MAPPER.createObjectNode().put("method", method).put("url", url);
    var named = json.putObject("headers");
    headers.forEach(named::put);
    return body == null ? json : json.set("body", body);
  }
}
