package io.offboard.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.Deactivation;
import io.offboard.error.InvalidRequestException;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Makes the body of the deactivate call, where a vendor wants one: {@code
 * prepareBody.with('vanta/offboard.request')}.
 */
public final class PrepareBody {
  private final Transforms transforms;

  /**
   * Prepares with these transforms.
   *
   * @param transforms all transforms
   */
  public PrepareBody(Transforms transforms) {
    this.transforms = transforms;
  }

  /**
   * Makes the body of the caller's {@code remote_data}, {@code user_id} and {@code actor}.
   *
   * @param transform the name of a transform that gives {@code user_id} and {@code body}, which is
   *     empty if left out, or, if the body is wrong, {@code problem}
   * @param exchange the exchange
   * @throws InvalidRequestException if the transform found a problem
   */
  public void with(String transform, Exchange exchange) {
    var call = Deactivation.of(exchange);
    var request = call.request();
    var variables =
        Map.of("user_id", textOrNull(request.userId()), "actor", textOrNull(request.actor()));
    var prepared = transforms.apply(transform, request.remoteData(), variables);
    if (prepared.hasNonNull("problem")) {
      throw new InvalidRequestException(prepared.get("problem").textValue());
    }
    var body = prepared.get("body");
    call.setVendorBody(body == null ? JsonNodeFactory.instance.objectNode() : body);
    call.setUserId(prepared.path("user_id").textValue());
    call.show(exchange);
  }

  private static JsonNode textOrNull(String text) {
    return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
  }
}
