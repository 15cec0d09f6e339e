package example;

import io.offboard.DeactivateRequest;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import org.apache.camel.builder.RouteBuilder;

/** A flow of your own: a login in, a sentence out. */
final class LeaverRoutes extends RouteBuilder {
  @Override
  public void configure() {
    from("direct:leaver")
        .routeId("leaver")
        .setProperty("login", body())
        .setBody(leaver -> request(leaver.getMessage().getBody(String.class)))
        .doTry()
        .to("direct:users.deactivate")
        .setBody(simple("${exchangeProperty.login}: ${body.outcome.label}"))
        .doCatch(OutcomeUnknownException.class)
        .setBody(simple("${exchangeProperty.login}: not known, to be repeated later"))
        .doCatch(OffboardException.class)
        .setBody(simple("${exchangeProperty.login}: ${exception.statusCode} ${exception.message}"))
        .end();
  }

  private static DeactivateRequest request(String login) {
    return DeactivateRequest.of(CustomerAccounts.ACME_OKTA, login, null);
  }
}
