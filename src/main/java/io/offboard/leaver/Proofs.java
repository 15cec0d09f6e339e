package io.offboard.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.offboard.call.Call;
import io.offboard.client.VendorAnswer;
import io.offboard.transform.Transforms;
import io.offboard.util.Json;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes evidence of the answers that prove a deactivation: when they came, their SHA-256, and what
 * they show, which the transform {@code <integration>/proof} says without the profile.
 */
public final class Proofs {
  private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);

  private final Transforms transforms;

  /**
   * Makes evidence.
   *
   * @param transforms all transforms
   */
  public Proofs(Transforms transforms) {
    this.transforms = transforms;
  }

  /** The evidence of a call whose outcome is proven: an entry for each answer. */
  ArrayNode of(Call call) {
    var proofs = Json.MAPPER.createArrayNode();
    for (var answer : call.progress().proofs()) {
      var proof = proofs.addObject().put("received_at", answer.received().at().toString());
      proof.put("status", answer.status()).put("sha256", answer.received().sha256());
      proof.set("shows", shows(call, answer));
    }
    return proofs;
  }

  /** When the last of them came. */
  Instant at(Call call) {
    var proofs = call.progress().proofs();
    return proofs.get(proofs.size() - 1).received().at();
  }

  private JsonNode shows(Call call, VendorAnswer answer) {
    var transform = call.account().integration() + "/proof";
    try {
      return transforms.has(transform)
          ? transforms.apply(
              transform, answer.document(), Map.of("user_id", TextNode.valueOf(call.userId())))
          : Json.MAPPER.createObjectNode();
    } catch (JsltException e) {
      LOG.warn("The transform {} failed on a vendor's document", transform);
      return Json.MAPPER.createObjectNode();
    }
  }
}
