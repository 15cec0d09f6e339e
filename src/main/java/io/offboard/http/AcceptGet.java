package io.offboard.http;

import io.offboard.error.InvalidRequestException;
import io.vertx.core.http.HttpMethod;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets only a GET pass that has no body, and whose query can be decoded: what needs no token to be
 * refused.
 */
public final class AcceptGet implements Processor {
  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    if (!request.server().method().equals(HttpMethod.GET)) {
      throw new MethodNotAllowedException("GET");
    }
    if (request.hasBody()) {
      throw new InvalidRequestException("Send no body with a GET.");
    }
    QueryString.requireDecodable(request.server().query());
  }
}
