package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.account.IntegratedAccount;
import io.offboard.transform.Transforms;
import java.util.Map;

/** The transform of users that an account may have for itself. */
final class OwnTransform {
  private OwnTransform() {}

  /**
   * Applies it.
   *
   * @param document the vendor's document
   * @param unified what the integration made of it
   * @param userId the user's id; may be null
   * @return {@code unified} where the account has none
   */
  static JsonNode applied(
      Transforms transforms,
      IntegratedAccount account,
      JsonNode document,
      JsonNode unified,
      String userId) {
    var own = account.transforms().get("user");
    if (own == null) {
      return unified;
    }
    JsonNode id = userId == null ? NullNode.getInstance() : TextNode.valueOf(userId);
    return transforms.apply(own, document, Map.of("user_id", id, "unified", unified));
  }
}
