package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a stand-in answers.
 *
 * @param status the HTTP status
 * @param headers beside those that every answer has; its media type is JSON unless one says another
 * @param body null for an answer without a body
 * @param trouble what happens to the answer on its way
 */
record SandboxAnswer(int status, Map<String, List<String>> headers, String body, Trouble trouble) {

  static SandboxAnswer json(int status, JsonNode body) {
    return text(status, body.toString());
  }

  static SandboxAnswer text(int status, String body) {
    return new SandboxAnswer(status, Map.of(), body, Trouble.NONE);
  }

  static SandboxAnswer empty(int status) {
    return text(status, null);
  }

  SandboxAnswer with(String header, Object value) {
    var more = new TreeMap<>(headers);
    more.put(header, List.of(value.toString()));
    return new SandboxAnswer(status, more, body, trouble);
  }

  /** With one more header, also where there is one of that name. */
  SandboxAnswer andWith(String header, String value) {
    var more = new TreeMap<>(headers);
    more.merge(
        header, List.of(value), (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
    return new SandboxAnswer(status, more, body, trouble);
  }

  SandboxAnswer in(Trouble ofTheWay) {
    return new SandboxAnswer(status, headers, body, ofTheWay);
  }
}
