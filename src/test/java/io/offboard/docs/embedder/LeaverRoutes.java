package io.offboard.docs.embedder;

import io.offboard.error.OutcomeUnknownException;
import org.apache.camel.builder.RouteBuilder;

// begin flow
/** A larger flow: deactivates a leaver, and says what came of it. */
class LeaverRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("direct:leaver")
        .routeId("leaver")
        .doTry()
        .to("direct:users.deactivate")
        .id("deactivate")
        .setBody(simple("${body.outcome.label}"))
        .doCatch(OutcomeUnknownException.class)
        .setBody(constant("ask again later"))
        .end();
  }
}
// end flow
