package io.offboard.http;

import io.offboard.call.Call;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads query and body into the one request record, the message body from here on, and whether it
 * is only a dry run.
 */
public final class ReadRequest implements Processor {
  /** The exchange property that tells whether a dry run is asked for. */
  static final String DRY_RUN = "dryRun";

  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    var query = QueryString.parse(request.server().query());
    exchange.setProperty(DRY_RUN, DryRunParameter.isTrueIn(query));
    var asked = DeactivateRequestReader.read(query, request.body());
    Call.of(exchange).setRequest(asked);
    exchange.getMessage().setBody(asked);
  }
}
