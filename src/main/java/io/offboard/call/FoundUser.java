package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A user that a search has found.
 *
 * @param document the vendor's document
 * @param unified the unified user, as the integration itself maps it
 * @param isFormer whether somebody else counts before, who passes the same filter
 */
public record FoundUser(JsonNode document, JsonNode unified, boolean isFormer) {
  /** The vendor's id; null if the vendor gives none. */
  public String id() {
    return unified.path("id").textValue();
  }
}
