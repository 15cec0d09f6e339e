package io.offboard.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Makes a row of a line of the audit log; its id is made of the line, so that it is one row. */
final class AuditLine {
  /** The statement that writes {@link #values}; it leaves a row with the same id as it is. */
  static final String INSERT = "insert-audit";

  private AuditLine() {}

  /**
   * The values of a line's row, as {@link #INSERT} takes them.
   *
   * @param line JSON
   * @return the values
   * @throws IllegalArgumentException if it is none, or has no time
   */
  static Object[] values(String line) {
    try {
      var json = Json.read(line);
      return new Object[] {
        UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8)),
        Instant.parse(json.path("time").asText()),
        text(json, "request_id"),
        text(json, "caller"),
        text(json, "operation"),
        json.hasNonNull("account") ? UUID.fromString(json.get("account").asText()) : null,
        text(json, "integration"),
        text(json, "user_id"),
        text(json, "email_sha256"),
        text(json, "actor"),
        text(json, "outcome"),
        json.hasNonNull("status") ? json.get("status").intValue() : null,
        text(json, "vendor_request_id"),
        json.hasNonNull("attempts") ? json.get("attempts").intValue() : null,
        json.hasNonNull("milliseconds") ? json.get("milliseconds").longValue() : null,
        line
      };
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException("An audit line is JSON with a time.", e);
    }
  }

  /** PostgreSQL's texts have no NUL; the line has it escaped. */
  private static String text(JsonNode line, String field) {
    return line.hasNonNull(field) ? line.get(field).asText().replace('\0', '\uFFFD') : null;
  }
}
