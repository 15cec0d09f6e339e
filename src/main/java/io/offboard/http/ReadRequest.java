package io.offboard.http;

import io.offboard.error.InvalidRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Reads query and body into the one request record: the message body from here on. */
public final class ReadRequest implements Processor {
  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    if (!request.headers("Idempotency-Key").isEmpty()) {
      throw new InvalidRequestException(501, "Idempotency-Key is not built yet: leave it out.");
    }
    exchange.getMessage().setBody(DeactivateRequestReader.read(request.rawQuery(), request.body()));
  }
}
