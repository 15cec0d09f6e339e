package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.sandbox.SandboxOkta;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application against the built-in Okta. */
@SpringBootTest
class LeaversTest {
  private static SandboxOkta okta;

  @Autowired private Leavers leavers;

  @DynamicPropertySource
  static void startOkta(DynamicPropertyRegistry properties) throws IOException {
    okta = SandboxOkta.start(Clock.systemUTC());
    properties.add("okta.url", okta::baseUri);
    properties.add("okta.token", () -> SandboxOkta.API_TOKEN);
  }

  @AfterAll
  static void stopOkta() {
    okta.close();
  }

  @Test
  void a_user_is_deactivated_once() {
    assertEquals("deactivated", leavers.leave("ada.moreno@acme.example"));
    assertEquals("already_inactive", leavers.leave("ada.moreno@acme.example"));
  }

  @Test
  void a_user_whom_nobody_knows_is_told() {
    assertEquals(
        "404 The vendor has no user with this e-mail address.",
        leavers.leave("nobody@acme.example"));
  }
}
