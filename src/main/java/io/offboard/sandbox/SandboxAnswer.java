package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stand-in answers.
 *
 * @param status the HTTP status
 * @param headers beside those that every answer has
 * @param body null for an answer without a body
 * @param trouble what happens to the answer on its way
 */
record SandboxAnswer(int status, Map<String, String> headers, JsonNode body, Trouble trouble) {

  static SandboxAnswer json(int status, JsonNode body) {
    return new SandboxAnswer(status, Map.of(), body, Trouble.NONE);
  }

  static SandboxAnswer empty(int status) {
    return json(status, null);
  }

  SandboxAnswer with(String header, Object value) {
    var more = new TreeMap<>(headers);
    more.put(header, value.toString());
    return new SandboxAnswer(status, more, body, trouble);
  }

  SandboxAnswer in(Trouble ofTheWay) {
    return new SandboxAnswer(status, headers, body, ofTheWay);
  }
}
