package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.transform.ExcludedFields;
import io.offboard.transform.Transforms;
import java.util.List;
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
   * @param transform the name of a transform, for example {@code okta/user}; where the account has
   *     one of its own, that comes after it, and finds its result in {@code $unified}
   * @param exchange the exchange
   * @throws AnswerNotMappableException if the transform fails
   */
  public void with(String transform, Exchange exchange) {
    var call = Call.of(exchange);
    if (call.request().responseFormat() == ResponseFormat.RAW) {
      return;
    }
    try {
      var document = call.progress().document();
      var userId = TextNode.valueOf(call.userId());
      var unified = transforms.apply(transform, document, Map.of("user_id", userId));
      call.setUnified(
          withoutLife(
              call,
              OwnTransform.applied(transforms, call.account(), document, unified, call.userId())));
    } catch (RuntimeException e) {
      throw new AnswerNotMappableException(call.outcome(), e);
    }
  }

  /** Of a user who is gone, only the answer to the write is there, which may be from before it. */
  private static JsonNode withoutLife(Call call, JsonNode unified) {
    return call.progress().isGone() && unified.path("status").asText().equals("active")
        ? ExcludedFields.removedFrom(unified, List.of("status"))
        : unified;
  }
}
