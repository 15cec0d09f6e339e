package io.offboard.kamelet;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.offboard.DeactivateResult;
import io.offboard.Json;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes a {@link DeactivateResult} as the JSON text that the kamelet answers. */
public final class WriteAction implements Processor {
  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    var message = exchange.getMessage();
    var result = message.getBody(DeactivateResult.class);
    var answer = Json.MAPPER.createObjectNode().put("outcome", result.outcome().label());
    answer.set("warnings", Json.MAPPER.valueToTree(result.warnings()));
    answer.set("user", result.body());
    message.setBody(Json.MAPPER.writeValueAsString(answer));
  }
}
