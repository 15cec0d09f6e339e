package example;

import io.offboard.DeactivateRequest;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import org.apache.camel.builder.RouteBuilder;

/** A flow of your own: an e-mail address in, a sentence out. */
final class LeaverRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("direct:leaver")
        .routeId("leaver")
        .setProperty("email", body())
        .setBody(leaver -> request(leaver.getMessage().getBody(String.class)))
        .doTry()
        .to("direct:users.deactivate")
        .setBody(simple("${exchangeProperty.email}: ${body.outcome.label}"))
        .doCatch(OutcomeUnknownException.class)
        .setBody(simple("${exchangeProperty.email}: not known, to be repeated later"))
        .doCatch(OffboardException.class)
        .setBody(simple("${exchangeProperty.email}: ${exception.statusCode} ${exception.message}"))
        .end();
  }

  private static DeactivateRequest request(String email) {
    return DeactivateRequest.byEmail(CustomerAccounts.ACME_OKTA, email, null);
  }
}
