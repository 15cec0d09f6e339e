package io.offboard.testkit;

import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.sandbox.Sandbox;
import io.offboard.sandbox.SandboxVanta;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Vanta, with an account that has a client secret. */
final class VantaStandIn implements StandIn {
  private static final UUID ACCOUNT = UUID.fromString(Sandbox.VANTA_ACCOUNT);
  private static final String SCOPES = "vanta-api.all:read vanta-api.all:write";

  @Override
  public Running start(Clock clock) throws IOException {
    var vanta = SandboxVanta.start(clock);
    return new Running(vanta.baseUri(), vanta::close);
  }

  @Override
  public IntegratedAccount account(URI address) {
    var client =
        new Credential.ClientSecret(
            address.resolve("/oauth/token"),
            SandboxVanta.CLIENT_ID,
            new Secret(SandboxVanta.CLIENT_SECRET),
            SCOPES);
    return new IntegratedAccount(ACCOUNT, "vanta", address, client, true, false);
  }

  @Override
  public String readyUserId() {
    return SandboxVanta.READY_PERSON_ID;
  }

  @Override
  public String actor() {
    return SandboxVanta.ACTOR_USER_ID;
  }

  @Override
  public boolean isDeactivation(RecordedRequest request) {
    return request.method().equals("POST") && request.path().equals("/v1/people/offboard");
  }

  @Override
  public HttpAnswer rateLimited(Clock clock, Duration untilReset) {
    return HttpAnswer.of(429, "{\"message\":\"Too many requests\"}")
        .header("Retry-After", Long.toString(untilReset.toSeconds()));
  }
}
