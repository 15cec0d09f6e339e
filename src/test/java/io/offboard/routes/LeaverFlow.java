package io.offboard.routes;

import io.offboard.DeactivateRequest;
import org.apache.camel.builder.RouteBuilder;

/** A larger flow that calls the door twice within one exchange: {@code direct:leaver}. */
final class LeaverFlow extends RouteBuilder {
  private final DeactivateRequest first;
  private final DeactivateRequest second;

  LeaverFlow(DeactivateRequest first, DeactivateRequest second) {
    this.first = first;
    this.second = second;
  }

  /** The results become the properties {@code first} and {@code second}. */
  @Override
  public void configure() {
    from("direct:leaver")
        .errorHandler(noErrorHandler())
        .setBody(exchange -> first)
        .to("direct:users.deactivate")
        .setProperty("first", body())
        .setBody(exchange -> second)
        .to("direct:users.deactivate")
        .setProperty("second", body());
  }
}
