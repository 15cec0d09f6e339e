package io.offboard.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.Deactivation;
import io.offboard.ResponseFormat;
import io.offboard.error.AnswerNotMappableException;
import java.util.Map;
import org.apache.camel.Exchange;

/** Maps the vendor's document to the unified user: {@code mapUser.with('okta/user')}. */
public final class MapUser {
  private final Transforms transforms;

  /**
   * Maps with these transforms.
   *
   * @param transforms all transforms
   */
  public MapUser(Transforms transforms) {
    this.transforms = transforms;
  }

  /**
   * Maps, unless the raw answer was asked for.
   *
   * @param transform the name of a transform, for example {@code okta/user}
   * @param exchange the exchange
   * @throws AnswerNotMappableException if the transform fails
   */
  public void with(String transform, Exchange exchange) {
    var call = Deactivation.of(exchange);
    if (call.request().responseFormat() == ResponseFormat.RAW) {
      return;
    }
    try {
      Map<String, JsonNode> variables = Map.of("user_id", TextNode.valueOf(call.userId()));
      call.setUnified(transforms.apply(transform, call.progress().document(), variables));
    } catch (RuntimeException e) {
      throw new AnswerNotMappableException(call.outcome(), e);
    }
  }
}
