package example;

import io.offboard.OffboardRoutes;
import io.offboard.sandbox.SandboxOkta;
import java.net.URI;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;

/** Deactivates users at the built-in Okta, and prints what came of it. */
public final class Leaver {
  private Leaver() {}

  /**
   * Runs once and ends.
   *
   * @param emails whom to deactivate
   * @throws Exception if the context cannot start
   */
  public static void main(String[] emails) throws Exception {
    try (var okta = SandboxOkta.start(Clock.systemUTC());
        var context = context(okta.baseUri(), SandboxOkta.API_TOKEN)) {
      context.start();
      try (var template = context.createProducerTemplate()) {
        for (var email : emails) {
          System.out.println(template.requestBody("direct:leaver", email));
        }
      }
    }
  }

  static DefaultCamelContext context(URI orgUrl, String apiToken) throws Exception {
    var context = new DefaultCamelContext();
    context.getRegistry().bind("accountResolver", new CustomerAccounts(orgUrl, apiToken));
    context.addRoutes(OffboardRoutes.embedded());
    context.addRoutes(new LeaverRoutes());
    return context;
  }
}
