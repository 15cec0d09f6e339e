package io.offboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.error.InvalidRequestException;
import io.offboard.util.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** The caller's request body: one JSON object. */
final class RequestBody {
  private final ObjectNode fields;

  private RequestBody(ObjectNode fields) {
    this.fields = fields;
  }

  /**
   * Parses a body.
   *
   * @param body the bytes as they came; null, none at all or nothing but JSON whitespace is the
   *     empty object
   * @return its fields
   * @throws InvalidRequestException (400) unless it is UTF-8 without a byte order mark and one JSON
   *     object, without duplicate keys, nested at most {@link Json#MAX_DEPTH} deep
   */
  static RequestBody parse(byte[] body) {
    JsonNode json = json(body == null ? "" : text(body));
    if (json.isMissingNode()) {
      return new RequestBody(Json.MAPPER.createObjectNode());
    }
    if (json instanceof ObjectNode object) {
      return new RequestBody(object);
    }
    throw new InvalidRequestException("Send a JSON object as the body.");
  }

  /** All fields. */
  ObjectNode fields() {
    return fields;
  }

  /**
   * A text field.
   *
   * @param name its name
   * @return its value; null if it is not given or null
   * @throws InvalidRequestException (400) if it is anything but a string
   */
  String string(String name) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new InvalidRequestException("Give " + name + " in the body as a string.");
    }
    return value.textValue();
  }

  /**
   * An object field.
   *
   * @param name its name
   * @return its value; empty if it is not given or null
   * @throws InvalidRequestException (400) if it is anything but an object
   */
  ObjectNode object(String name) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Json.MAPPER.createObjectNode();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw new InvalidRequestException("Give " + name + " in the body as an object.");
  }

  private static String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new InvalidRequestException("Send the body in UTF-8.");
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException notOurJson) {
      throw new InvalidRequestException(
          "Send the body as one valid JSON object without byte order mark, duplicate keys, oversized"
              + " numbers, more than "
              + Json.MAX_DEPTH
              + " levels or anything after it.");
    }
  }
}
