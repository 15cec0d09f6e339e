package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.util.List;

/**
 * What {@code direct:users.list} answers: one page.
 *
 * @param users each in the format that was asked for; may be empty although there is a next page
 * @param nextCursor where the next page begins; null if there is none
 */
public record ListUsersResult(List<JsonNode> users, String nextCursor) implements CallResult {

  /** Copies the users. */
  public ListUsersResult {
    users = List.copyOf(users);
  }

  @Override
  public String label() {
    return "list";
  }

  @Override
  public int statusCode() {
    return 200;
  }

  /** The page as JSON. Vendors page forward only, so that there is no previous cursor. */
  @Override
  public JsonNode body() {
    var body = Json.MAPPER.createObjectNode();
    body.putArray("result").addAll(users);
    return body.put("next_cursor", nextCursor)
        .putNull("prev_cursor")
        .put("result_count", users.size());
  }
}
