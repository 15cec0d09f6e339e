package io.offboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.offboard.error.OffboardException;
import io.offboard.error.VendorErrorException;
import io.offboard.util.Json;

/** The JSON in which every error is answered. */
final class ErrorEnvelope {
  private static final int MAX_RAW_RESPONSE = 16 * 1024;

  private ErrorEnvelope() {}

  static byte[] of(int statusCode, String message) {
    return bytes(envelope(statusCode, message));
  }

  static byte[] of(OffboardException error) {
    var envelope = envelope(error.statusCode(), error.getMessage());
    if (error instanceof VendorErrorException vendorError) {
      envelope.put("truto_is_remote_error", true);
      envelope.set("raw_response", cut(vendorError.rawResponse()));
    }
    if (!error.insights().isEmpty()) {
      var insights = envelope.putObject("truto_error_insight");
      error
          .insights()
          .forEach(
              (key, insight) -> {
                var entry = insights.putObject(key).put("description", insight.description());
                if (insight.value() != null) {
                  entry.set("value", Json.MAPPER.valueToTree(insight.value()));
                }
              });
    }
    return bytes(envelope);
  }

  private static ObjectNode envelope(int statusCode, String message) {
    return Json.MAPPER
        .createObjectNode()
        .put("statusCode", statusCode)
        .put("error", HttpResponseStatus.valueOf(statusCode).reasonPhrase())
        .put("message", message);
  }

  private static JsonNode cut(JsonNode rawResponse) {
    if (rawResponse.isMissingNode()) {
      return TextNode.valueOf("");
    }
    var text = rawResponse.isTextual() ? rawResponse.textValue() : rawResponse.toString();
    return text.length() > MAX_RAW_RESPONSE
        ? TextNode.valueOf(text.substring(0, MAX_RAW_RESPONSE))
        : rawResponse;
  }

  static byte[] bytes(JsonNode json) {
    try {
      return Json.MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
