package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.CallResult;
import io.offboard.DeactivateResult;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.transform.ExcludedFields;
import io.offboard.transform.Transforms;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Composes the result in the format that was asked for: the message body becomes the result. */
public final class ComposeResult implements Processor {
  private final Transforms transforms;

  /**
   * Composes with these transforms.
   *
   * @param transforms all transforms, of which {@code normalized} is used
   */
  public ComposeResult(Transforms transforms) {
    this.transforms = transforms;
  }

  @Override
  public void process(Exchange exchange) {
    var call = Call.of(exchange);
    try {
      var body = ExcludedFields.removedFrom(body(call), call.request().excludeFields());
      exchange.getMessage().setBody(result(call, body));
    } catch (RuntimeException e) {
      throw new AnswerNotMappableException(call.outcome(), e);
    }
  }

  private static CallResult result(Call call, JsonNode body) {
    return call.isDryRun()
        ? call.dryRun().result(body)
        : new DeactivateResult(call.outcome(), body, call.warnings());
  }

  private JsonNode body(Call call) {
    if (call.request().responseFormat() == ResponseFormat.RAW) {
      var progress = call.progress();
      return progress.isAttemptAccepted() ? progress.attemptDocument() : progress.document();
    }
    var user = ((ObjectNode) call.unified()).deepCopy();
    if (!call.request().ignoreRemoteData()) {
      user.set("remote_data", call.progress().document());
    }
    return call.request().responseFormat() == ResponseFormat.NORMALIZED
        ? transforms.apply("normalized", user, Map.of())
        : user;
  }
}
