package io.offboard.examples.employee;

import io.offboard.sandbox.Sandbox;
import io.offboard.sandbox.SandboxOkta;
import io.offboard.sandbox.SandboxVanta;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.apache.camel.main.Main;

/** Stand-ins for Okta and Vanta, to try the flow without any account. */
final class SandboxAccounts {
  private static final String ACCOUNTS =
      """
      accounts:
        - id: %s
          integration: okta
          context:
            org_url: %s
            api_token: %s
            revoke_sessions: true
        - id: %s
          integration: vanta
          context:
            base_url: %s
            client_id: %s
            client_secret: %s
      """;

  private SandboxAccounts() {}

  /** Starts them on this machine, until the process ends, and points the flow at them. */
  static void beside(Main main) throws IOException {
    var accounts = Files.createTempFile("offboard-employee-accounts", ".yaml");
    accounts.toFile().deleteOnExit();
    Files.writeString(
        accounts,
        ACCOUNTS.formatted(
            Sandbox.OKTA_ACCOUNT,
            SandboxOkta.start(Clock.systemUTC()).baseUri(),
            SandboxOkta.API_TOKEN,
            Sandbox.VANTA_ACCOUNT,
            SandboxVanta.start(Clock.systemUTC()).baseUri(),
            SandboxVanta.CLIENT_ID,
            SandboxVanta.CLIENT_SECRET));
    main.addOverrideProperty("okta.account", Sandbox.OKTA_ACCOUNT);
    main.addOverrideProperty("vanta.account", Sandbox.VANTA_ACCOUNT);
    main.addOverrideProperty("offboard.accounts.file", accounts.toString());
    main.addOverrideProperty("offboard.vendor.allow-loopback", "true");
  }
}
