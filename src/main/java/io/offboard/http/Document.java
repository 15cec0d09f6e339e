package io.offboard.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer that is no call's result.
 *
 * @param statusCode the HTTP status
 * @param contentType its media type
 * @param content its bytes
 */
record Document(int statusCode, String contentType, byte[] content) {

  static Document json(int statusCode, JsonNode json) {
    return new Document(statusCode, "application/json", ErrorEnvelope.bytes(json));
  }
}
