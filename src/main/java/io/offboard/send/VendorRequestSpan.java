package io.offboard.send;

import io.offboard.call.Call;
import io.offboard.client.VendorFault;
import io.offboard.client.VendorRequest;
import java.util.Locale;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.HttpSpanDecorator;

/**
 * What a trace tells of a request to a vendor: not its address, whose path and query name users.
 * Camel takes it, by {@code META-INF/services}, in the place of its own for all of {@code http:};
 * an embedder's other requests are told as ever.
 */
public final class VendorRequestSpan extends HttpSpanDecorator {
  @Override
  public String getOperationName(Exchange exchange, Endpoint endpoint) {
    var request = underWay(exchange);
    return request == null
        ? super.getOperationName(exchange, endpoint)
        : "%s %s".formatted(integration(exchange), kind(request));
  }

  @Override
  public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
    var request = underWay(exchange);
    if (request == null) {
      super.beforeTracingEvent(span, exchange, endpoint);
      return;
    }
    span.setComponent("camel-http");
    span.setTag("http.request.method", request.method());
    span.setTag("server.address", request.uri().getHost());
    span.setTag("offboard.integration", integration(exchange));
    span.setTag("offboard.kind", kind(request));
  }

  @Override
  public void afterTracingEvent(Span span, Exchange exchange) {
    if (underWay(exchange) == null) {
      super.afterTracingEvent(span, exchange);
      return;
    }
    if (exchange.getException() instanceof VendorFault fault) {
      span.setTag("error.type", fault.fault().name().toLowerCase(Locale.ROOT));
      span.setError(true);
      return;
    }
    var status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status != null) {
      span.setTag("http.response.status_code", status.toString());
      span.setError(status >= 400);
    }
  }

  private static VendorRequest underWay(Exchange exchange) {
    var call = Call.of(exchange);
    return call == null ? null : call.traffic().underWay();
  }

  private static String integration(Exchange exchange) {
    return Call.of(exchange).account().integration();
  }

  private static String kind(VendorRequest request) {
    return request.kind().name().toLowerCase(Locale.ROOT);
  }
}
