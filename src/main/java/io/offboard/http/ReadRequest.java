package io.offboard.http;

import io.offboard.Deactivation;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Reads query and body into the one request record: the message body from here on. */
public final class ReadRequest implements Processor {
  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    var asked = DeactivateRequestReader.read(request.server().query(), request.body());
    Deactivation.of(exchange).setRequest(asked);
    exchange.getMessage().setBody(asked);
  }
}
