package io.offboard.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.LeaverResult;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes a leaver, or what would become of one, as the JSON text that the kamelet answers. */
public final class WriteLeaver implements Processor {
  @Override
  public void process(Exchange exchange) {
    var message = exchange.getMessage();
    message.setBody(
        message.getBody() instanceof LeaverResult result
            ? result.leaver().toString()
            : message.getBody(JsonNode.class).toString());
  }
}
