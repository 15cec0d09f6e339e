package io.offboard.testkit;

import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.sandbox.Sandbox;
import io.offboard.sandbox.SandboxScim;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** A SCIM service that keeps to the standard, with an account that has a bearer token. */
final class ScimStandIn implements StandIn {
  private static final UUID ACCOUNT = UUID.fromString(Sandbox.SCIM_ACCOUNT);
  private static final Set<String> CHANGES = Set.of("PATCH", "PUT");

  @Override
  public Running start(Clock clock) throws IOException {
    var scim = SandboxScim.start(clock);
    return new Running(scim.baseUri(), scim::close);
  }

  @Override
  public IntegratedAccount account(URI address) {
    var token = new Credential.ApiToken("Bearer", new Secret(SandboxScim.TOKEN));
    return new IntegratedAccount(
        ACCOUNT, "scim", address.resolve(SandboxScim.PATH), token, true, false);
  }

  @Override
  public String readyUserId() {
    return SandboxScim.READY_USER_ID;
  }

  @Override
  public String actor() {
    return null;
  }

  @Override
  public boolean isDeactivation(RecordedRequest request) {
    return CHANGES.contains(request.method()) && request.path().matches(".*/scim/v2/Users/[^/]+");
  }

  @Override
  public HttpAnswer rateLimited(Clock clock, Duration untilReset) {
    return HttpAnswer.of(
            429,
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],\
            "status":"429","detail":"Too many requests."}""")
        .header("Content-Type", "application/scim+json")
        .header("Retry-After", Long.toString(untilReset.toSeconds()));
  }
}
