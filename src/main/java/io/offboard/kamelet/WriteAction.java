package io.offboard.kamelet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.CallResult;
import io.offboard.DryRunResult;
import io.offboard.util.Json;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes a {@link CallResult} as the JSON text that the kamelet answers. */
public final class WriteAction implements Processor {
  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    var message = exchange.getMessage();
    var result = message.getBody(CallResult.class);
    var answer = Json.MAPPER.createObjectNode().put("outcome", result.label());
    answer.set("warnings", Json.MAPPER.valueToTree(result.warnings()));
    if (result instanceof DryRunResult) {
      answer.setAll((ObjectNode) result.body());
    } else {
      answer.set("user", result.body());
    }
    message.setBody(Json.MAPPER.writeValueAsString(answer));
  }
}
