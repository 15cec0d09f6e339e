package io.offboard.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One answer of the service as it came over the wire.
 *
 * @param text all of it; empty if the connection was closed without an answer
 * @param status the HTTP status; 0 if there is none
 */
record HostileReply(String text, int status) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");
  private static final Pattern OUTCOME = Pattern.compile("(?i)\r\nOffboard-Outcome: (\\w+)\r\n");

  private static final Set<Integer> SERVERS_OWN = Set.of(0, 400, 414, 431);

  static HostileReply parse(String text) {
    var status = STATUS.matcher(text);
    return new HostileReply(text, status.lookingAt() ? Integer.parseInt(status.group(1)) : 0);
  }

  /** Every body is JSON, and that of an error says its status. */
  boolean isWellFormed() {
    return isServersOwn()
        || (status < 400 ? json().isObject() : json().path("statusCode").asInt() == status);
  }

  /** What is no HTTP is answered before any route: by a phrase at most, or by closing. */
  private boolean isServersOwn() {
    return SERVERS_OWN.contains(status)
        && !text.toLowerCase(Locale.ROOT).contains("\r\ncontent-type:")
        && body().length() < 30;
  }

  /** Whether the contract has a row for this answer to whatever the vendor did. */
  boolean isForeseen() {
    var remote = json().path("truto_is_remote_error").asBoolean();
    return switch (status) {
      case 200, 202 -> !outcome().isEmpty();
      case 500 -> remote || outcome().equals("deactivated");
      case 502 -> true;
      case 504 -> remote || outcome().isEmpty() || outcome().equals("unknown");
      default -> status >= 400 && (remote || status == 422 || status == 429);
    };
  }

  private String outcome() {
    var outcome = OUTCOME.matcher(text);
    return outcome.find() ? outcome.group(1) : "";
  }

  private JsonNode json() {
    try {
      return Json.MAPPER.readTree(body());
    } catch (JsonProcessingException e) {
      return Json.MAPPER.missingNode();
    }
  }

  private String body() {
    var end = text.indexOf("\r\n\r\n");
    return end < 0 ? "" : text.substring(end + 4);
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "no answer" : text;
  }
}
