package io.offboard.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Built-in stand-ins for all vendors, with an account for each: no configuration is needed. */
public final class Sandbox implements AutoCloseable {
  /** The api token of the sandbox. */
  public static final String API_TOKEN = "sandbox";

  /** The integrated account of the built-in Okta. */
  public static final String OKTA_ACCOUNT = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";

  /** The integrated account of the built-in Vanta. */
  public static final String VANTA_ACCOUNT = "0f9a3c52-6f0e-4b7e-9a51-3c1d2b8e7f10";

  /** The integrated account of the built-in SCIM service. */
  public static final String SCIM_ACCOUNT = "7c6b1d1e-3c0f-4d55-9a53-5c1a5d2f9b61";

  private static final String ACCOUNTS =
      """
      accounts:
        - id: %s
          integration: okta
          context:
            org_url: %s
            api_token: %s
        - id: %s
          integration: vanta
          context:
            base_url: %s
            client_id: %s
            client_secret: %s
        - id: %s
          integration: scim
          context:
            base_url: %s
            token: %s
      """;

  private static final String WELCOME =
      """

      *** SANDBOX: no real user is deactivated; all state is forgotten when this stops. ***

      In a browser: %2$s/console, with the api token %1$s; the API at %2$s/docs

      Okta, an active user:
        curl -i -X POST -H 'Authorization: Bearer %1$s' -H 'Content-Type: application/json' \\
          -d '{"user_id":"%4$s"}' \\
          '%2$s/unified/user-directory/users/deactivate?integrated_account_id=%3$s'

      Vanta, a person who has left:
        curl -i -X POST -H 'Authorization: Bearer %1$s' -H 'Content-Type: application/json' \\
          -d '{"user_id":"%6$s"}' \\
          '%2$s/unified/user-directory/users/deactivate?integrated_account_id=%5$s&actor=%7$s'

      SCIM, an active user:
        curl -i -X POST -H 'Authorization: Bearer %1$s' -H 'Content-Type: application/json' \\
          -d '{"user_id":"%9$s"}' \\
          '%2$s/unified/user-directory/users/deactivate?integrated_account_id=%8$s'

      Add &truto_response_format=raw or =normalized for the other formats.
      """;

  private final SandboxOkta okta;
  private final SandboxVanta vanta;
  private final SandboxScim scim;
  private final Path accountsFile;

  private Sandbox(SandboxOkta okta, SandboxVanta vanta, SandboxScim scim, Path accountsFile) {
    this.okta = okta;
    this.vanta = vanta;
    this.scim = scim;
    this.accountsFile = accountsFile;
  }

  /**
   * Starts all vendors on free ports of 127.0.0.1.
   *
   * @param clock tells the vendors' time
   * @return the sandbox, to be closed
   * @throws UncheckedIOException if a port or the accounts file cannot be opened
   */
  public static Sandbox start(Clock clock) {
    try {
      var okta = SandboxOkta.start(clock);
      var vanta = SandboxVanta.start(clock);
      var scim = SandboxScim.start(clock);
      var accounts =
          ACCOUNTS.formatted(
              OKTA_ACCOUNT,
              okta.baseUri(),
              SandboxOkta.API_TOKEN,
              VANTA_ACCOUNT,
              vanta.baseUri(),
              SandboxVanta.CLIENT_ID,
              SandboxVanta.CLIENT_SECRET,
              SCIM_ACCOUNT,
              scim.serviceUri(),
              SandboxScim.TOKEN);
      var file = Files.createTempFile("offboard-sandbox-accounts", ".yaml");
      file.toFile().deleteOnExit(); // on SIGTERM nothing waits for close()
      return new Sandbox(okta, vanta, scim, Files.writeString(file, accounts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The configuration that points the service at the sandbox.
   *
   * @return Camel properties
   */
  public Map<String, String> properties() {
    return Map.of(
        "offboard.api.token",
        API_TOKEN,
        "offboard.accounts.file",
        accountsFile.toString(),
        "offboard.vendor.allow-loopback",
        "true");
  }

  /**
   * What to try first.
   *
   * @param address where the service listens, for example {@code http://127.0.0.1:8080}
   * @return lines that can be pasted into a shell
   */
  public String welcome(String address) {
    return WELCOME.formatted(
        API_TOKEN,
        address,
        OKTA_ACCOUNT,
        SandboxOkta.READY_USER_ID,
        VANTA_ACCOUNT,
        SandboxVanta.READY_PERSON_ID,
        SandboxVanta.ACTOR_USER_ID,
        SCIM_ACCOUNT,
        SandboxScim.READY_USER_ID);
  }

  @Override
  public void close() {
    okta.close();
    vanta.close();
    scim.close();
    accountsFile.toFile().delete();
  }
}
