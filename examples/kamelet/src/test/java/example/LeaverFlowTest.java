package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.sandbox.SandboxOkta;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The flow against the built-in Okta. */
class LeaverFlowTest {
  private SandboxOkta okta;
  private Main main;

  @BeforeEach
  void start() throws Exception {
    okta = SandboxOkta.start(Clock.systemUTC());
    main = LeaverFlow.against(okta);
    main.addOverrideProperty("offboard.accounts.file", "config/accounts.yaml");
    main.start();
  }

  @AfterEach
  void stop() throws Exception {
    main.stop();
    okta.close();
  }

  @Test
  void a_user_is_deactivated_once() throws Exception {
    assertEquals("ada.moreno@acme.example: deactivated", leave("ada.moreno@acme.example"));
    assertEquals("ada.moreno@acme.example: already_inactive", leave("ada.moreno@acme.example"));
  }

  @Test
  void a_user_whom_nobody_knows_is_told() throws Exception {
    assertEquals(
        "nobody@acme.example: The vendor has no user with this e-mail address.",
        leave("nobody@acme.example"));
  }

  @Test
  void an_address_is_checked_before_anything_is_sent() throws Exception {
    assertEquals(
        "ada: Give email as one e-mail address, like ada.moreno@acme.example.", leave("ada"));
  }

  private String leave(String email) throws Exception {
    return main.getCamelTemplate()
        .requestBody("direct:leaver", Map.of("email", email), String.class);
  }
}
