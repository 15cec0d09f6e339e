package example;

import io.offboard.sandbox.SandboxOkta;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.main.Main;

/** Runs the flow of camel/leaver.camel.yaml against the built-in Okta. */
public final class LeaverFlow {
  private LeaverFlow() {}

  /**
   * Runs once and ends.
   *
   * @param emails whom to deactivate
   * @throws Exception if the context cannot start
   */
  public static void main(String[] emails) throws Exception {
    try (var okta = SandboxOkta.start(Clock.systemUTC())) {
      var main = against(okta);
      main.start();
      try (var template = main.getCamelContext().createProducerTemplate()) {
        for (var email : emails) {
          System.out.println(template.requestBody("direct:leaver", Map.of("email", email)));
        }
      } finally {
        main.stop();
      }
    }
  }

  static Main against(SandboxOkta okta) {
    var main = new Main();
    main.addInitialProperty("okta.url", okta.baseUri().toString());
    main.addInitialProperty("okta.token", SandboxOkta.API_TOKEN);
    return main;
  }
}
