package io.offboard.kamelet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.error.InvalidRequestException;
import io.offboard.util.Json;
import java.util.Map;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/** The JSON in a message body, in whichever form a flow has it. */
final class ActionBody {
  private ActionBody() {}

  /** Its bytes; null if there is none. */
  static byte[] of(Message message) {
    try {
      var body = message.getBody();
      if (body instanceof Map || body instanceof JsonNode) {
        return Json.MAPPER.writeValueAsBytes(body);
      }
      if (body instanceof String text) {
        return text.getBytes(UTF_8);
      }
      return body == null ? null : message.getMandatoryBody(byte[].class);
    } catch (JsonProcessingException | InvalidPayloadException e) {
      throw new InvalidRequestException(
          "Send the request as JSON text, as its bytes, as a Map or as a JsonNode.");
    }
  }
}
