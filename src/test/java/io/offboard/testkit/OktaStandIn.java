package io.offboard.testkit;

import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.sandbox.Sandbox;
import io.offboard.sandbox.SandboxOkta;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Okta, with an account that has an api token. */
final class OktaStandIn implements StandIn {
  private static final UUID ACCOUNT = UUID.fromString(Sandbox.OKTA_ACCOUNT);

  @Override
  public Running start(Clock clock) throws IOException {
    var okta = SandboxOkta.start(clock);
    return new Running(okta.baseUri(), okta::close);
  }

  @Override
  public IntegratedAccount account(URI address) {
    var token = new Credential.ApiToken("SSWS", new Secret(SandboxOkta.API_TOKEN));
    return new IntegratedAccount(ACCOUNT, "okta", address, token, true, false);
  }

  @Override
  public String readyUserId() {
    return SandboxOkta.READY_USER_ID;
  }

  @Override
  public String actor() {
    return null;
  }

  @Override
  public boolean isDeactivation(RecordedRequest request) {
    return request.method().equals("POST")
        && request.path().matches("/api/v1/users/[^/]+/lifecycle/deactivate");
  }

  /** See <a href="https://developer.okta.com/docs/reference/rl-best-practices/">rate limits</a>. */
  @Override
  public HttpAnswer rateLimited(Clock clock, Duration untilReset) {
    var reset = clock.instant().plus(untilReset).getEpochSecond();
    return HttpAnswer.of(
            429,
            """
            {"errorCode":"E0000047",\
            "errorSummary":"API call exceeded rate limit due to too many requests."}""")
        .header("X-Rate-Limit-Limit", Integer.toString(SandboxOkta.LIFECYCLE_LIMIT))
        .header("X-Rate-Limit-Remaining", "0")
        .header("X-Rate-Limit-Reset", Long.toString(reset));
  }
}
