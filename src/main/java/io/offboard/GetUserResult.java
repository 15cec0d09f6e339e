package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What {@code direct:users.get} answers.
 *
 * @param body the user in the format that was asked for
 */
public record GetUserResult(JsonNode body) implements CallResult {
  @Override
  public String label() {
    return "get";
  }

  @Override
  public int statusCode() {
    return 200;
  }
}
