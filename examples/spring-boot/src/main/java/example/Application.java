package example;

import io.offboard.sandbox.SandboxOkta;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Deactivates users at the built-in Okta, and prints what came of it. */
@SpringBootApplication
public class Application {
  /**
   * Runs once and ends.
   *
   * @param emails whom to deactivate
   * @throws Exception if the application cannot start
   */
  public static void main(String[] emails) throws Exception {
    try (var okta = SandboxOkta.start(Clock.systemUTC());
        var spring = new SpringApplicationBuilder(Application.class).run(address(okta))) {
      var leavers = spring.getBean(Leavers.class);
      for (var email : emails) {
        System.out.println(email + ": " + leavers.leave(email));
      }
    }
  }

  private static String[] address(SandboxOkta okta) {
    return new String[] {"--okta.url=" + okta.baseUri(), "--okta.token=" + SandboxOkta.API_TOKEN};
  }
}
