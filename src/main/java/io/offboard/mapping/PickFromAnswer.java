package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.call.Call;
import io.offboard.client.VendorAnswer;
import io.offboard.transform.Transforms;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks what is the user's out of an answer that may be about several people: {@code
 * pick.with('vanta/offboard.result')}.
 */
public final class PickFromAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(PickFromAnswer.class);

  private final Transforms transforms;

  /**
   * Picks with these transforms.
   *
   * @param transforms all transforms
   */
  public PickFromAnswer(Transforms transforms) {
    this.transforms = transforms;
  }

  /**
   * Picks from the answer to the deactivate call, which has been noted. What was picked becomes the
   * message body; the noted answer stays whole. A transform that fails, or gives no object, has
   * picked nothing, which is an empty object: the vendor may have done what it was asked.
   *
   * @param transform the name of a transform of that answer, or of an empty object where it had no
   *     body; it finds the user's id in {@code $user_id}, and its {@code message}, if it gives one,
   *     is what the vendor says to people
   * @param exchange the exchange
   */
  public void with(String transform, Exchange exchange) {
    var progress = Call.of(exchange).progress();
    var picked = picked(transform, progress.attemptDocument(), exchange);
    progress.said(picked.path("message").textValue());
    exchange.getMessage().setBody(picked);
  }

  /**
   * Picks from the last answer, whatever it was to.
   *
   * @param transform the name of a transform as above, whose message does not count
   * @param exchange the exchange
   */
  public void fromLast(String transform, Exchange exchange) {
    var answer = exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
    exchange.getMessage().setBody(picked(transform, answer.document(), exchange));
  }

  private JsonNode picked(String transform, JsonNode document, Exchange exchange) {
    var call = Call.of(exchange);
    try {
      var variables = Map.<String, JsonNode>of("user_id", TextNode.valueOf(call.userId()));
      var picked = transforms.apply(transform, document, variables);
      if (picked.isObject()) {
        return picked;
      }
      LOG.warn("The transform {} gave no object for a vendor's answer", transform);
    } catch (RuntimeException e) {
      LOG.warn("The transform {} failed on a vendor's answer", transform);
    }
    return JsonNodeFactory.instance.objectNode();
  }
}
