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
  void a_refusal_is_told_in_oktas_words() throws Exception {
    assertEquals("nobody: Not found: Resource not found: nobody (User)", leave("nobody"));
  }

  @Test
  void a_user_id_is_checked_before_anything_is_sent() throws Exception {
    assertEquals(
        "..: Give user_id as an id that is not . or .. and has none of / \\ ? #.", leave(".."));
  }

  private String leave(String login) throws Exception {
    return main.getCamelTemplate()
        .requestBody("direct:leaver", Map.of("user_id", login), String.class);
  }
}
