package io.offboard.http;

import io.offboard.call.Call;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.decorators.PlatformHttpSpanDecorator;
import org.apache.camel.telemetry.propagation.CamelHeadersSpanContextPropagationExtractor;

/**
 * What a trace tells of a call: neither query nor body, nor the path of a user. Camel takes it, by
 * {@code META-INF/services}, in the place of its own for all of {@code platform-http:}; other
 * endpoints in the same context are told as ever.
 */
public final class CallSpan extends PlatformHttpSpanDecorator {
  private static final List<String> W3C = List.of("traceparent", "tracestate");
  private static final List<String> METHODS = List.of("GET", "POST");

  @Override
  public String getOperationName(Exchange exchange, Endpoint endpoint) {
    return isOurs(endpoint)
        ? method(exchange) + " " + route(endpoint)
        : super.getOperationName(exchange, endpoint);
  }

  /** {@inheritDoc} The wall keeps the caller's headers out of the exchange. */
  @Override
  public SpanContextPropagationExtractor getExtractor(Exchange exchange) {
    if (!isOurs(exchange.getFromEndpoint())) {
      return super.getExtractor(exchange);
    }
    Map<String, Object> context = new TreeMap<>();
    for (var name : W3C) {
      var value = HttpRequest.of(exchange).header(name);
      if (value != null) {
        context.put(name, value);
      }
    }
    return new CamelHeadersSpanContextPropagationExtractor(context);
  }

  @Override
  public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
    if (!isOurs(endpoint)) {
      super.beforeTracingEvent(span, exchange, endpoint);
      return;
    }
    span.setComponent("camel-platform-http");
    span.setTag("http.request.method", method(exchange));
    span.setTag("http.route", route(endpoint));
  }

  @Override
  public void afterTracingEvent(Span span, Exchange exchange) {
    if (!isOurs(exchange.getFromEndpoint())) {
      super.afterTracingEvent(span, exchange);
      return;
    }
    var call = Call.of(exchange);
    span.setTag("offboard.request_id", call.requestId());
    if (call.caller() != null) {
      span.setTag("offboard.operation", call.operation().label());
    }
    if (call.account() != null) {
      span.setTag("offboard.integration", call.account().integration());
    }
    var answer = exchange.getMessage();
    var outcome = answer.getHeader("Offboard-Outcome", String.class);
    if (outcome != null) {
      span.setTag("offboard.outcome", outcome);
    }
    var status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status != null) {
      span.setTag("http.response.status_code", status.toString());
      span.setError(status >= 500);
    }
  }

  /** The endpoint hides the wall itself, but not the name by which it was given. */
  private static boolean isOurs(Endpoint endpoint) {
    return endpoint.getEndpointUri().contains("headerWall");
  }

  private static String route(Endpoint endpoint) {
    return ((PlatformHttpEndpoint) endpoint).getPath();
  }

  /** As OpenTelemetry has it, so that a caller's invention is no part of a name. */
  private static String method(Exchange exchange) {
    var method = HttpRequest.of(exchange).server().method().name();
    return METHODS.contains(method) ? method : "_OTHER";
  }
}
