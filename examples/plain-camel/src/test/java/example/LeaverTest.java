package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.sandbox.SandboxOkta;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The flow against the built-in Okta. */
class LeaverTest {
  private SandboxOkta okta;
  private CamelContext context;

  @BeforeEach
  void startOkta() throws Exception {
    okta = SandboxOkta.start(Clock.systemUTC());
  }

  @AfterEach
  void stop() throws Exception {
    context.close();
    okta.close();
  }

  @Test
  void a_user_is_deactivated_once() throws Exception {
    start(SandboxOkta.API_TOKEN);

    assertEquals("ada.moreno@acme.example: deactivated", leave("ada.moreno@acme.example"));
    assertEquals("ada.moreno@acme.example: already_inactive", leave("ada.moreno@acme.example"));
  }

  @Test
  void a_refusal_is_told_in_oktas_words() throws Exception {
    start("no token of theirs");

    assertEquals(
        "ada.moreno@acme.example: 401 Invalid token provided", leave("ada.moreno@acme.example"));
  }

  @Test
  void a_user_whom_nobody_knows_is_told() throws Exception {
    start(SandboxOkta.API_TOKEN);

    assertEquals(
        "nobody@acme.example: 404 The vendor has no user with this e-mail address.",
        leave("nobody@acme.example"));
  }

  private void start(String apiToken) throws Exception {
    context = Leaver.context(okta.baseUri(), apiToken);
    context.start();
  }

  private String leave(String email) {
    return context.createProducerTemplate().requestBody("direct:leaver", email, String.class);
  }
}
