package io.offboard.http;

import io.offboard.CallRequest;
import io.offboard.call.Call;
import io.offboard.call.Operation;
import io.offboard.error.InvalidRequestException;
import org.apache.camel.Exchange;

/** Reads query, path and body: from here on, nothing else of the caller's request counts. */
public final class ReadRequest {
  /** The exchange property that tells whether a dry run is asked for. */
  private static final String DRY_RUN = "dryRun";

  /**
   * Reads a request to deactivate a user, or to tell what that would do.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException if something is wrong with it
   */
  public void deactivate(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    var query = QueryString.parse(request.server().query());
    var dryRun = DryRunParameter.isTrueIn(query);
    exchange.setProperty(DRY_RUN, dryRun);
    begin(exchange, dryRun ? Operation.DRY_RUN : Operation.DEACTIVATE);
    asked(exchange, DeactivateRequestReader.read(query, request.body()));
  }

  /**
   * Reads a request for a page of users.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException if something is wrong with it
   */
  public void list(Exchange exchange) {
    begin(exchange, Operation.LIST);
    var query = QueryString.parse(HttpRequest.of(exchange).server().query());
    asked(exchange, ReadingRequestReader.list(query));
  }

  /**
   * Reads a request for one user, whose id is the last segment of the path.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException if something is wrong with it
   */
  public void get(Exchange exchange) {
    begin(exchange, Operation.GET);
    var server = HttpRequest.of(exchange).server();
    var query = QueryString.parse(server.query());
    asked(exchange, ReadingRequestReader.get(PathSegment.last(server.path()), query));
  }

  private static void begin(Exchange exchange, Operation operation) {
    Call.of(exchange).setOperation(operation);
  }

  private static void asked(Exchange exchange, CallRequest request) {
    Call.of(exchange).setRequest(request);
    exchange.getMessage().setBody(request);
  }
}
