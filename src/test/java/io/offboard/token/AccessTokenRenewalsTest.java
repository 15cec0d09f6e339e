package io.offboard.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.account.Secret;
import io.offboard.watch.CallMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which tokens are counted as renewals. */
class AccessTokenRenewalsTest extends AccessTokensTestBase {
  private final AtomicInteger renewals = new AtomicInteger();
  private final CallMeter meter =
      new CallMeter() {
        @Override
        public void tokenRenewed() {
          renewals.incrementAndGet();
        }
      };

  @Test
  void of_this_process_all_but_the_first() {
    from(new OwnTokens(clock));
    get(CLIENT);
    assertEquals(0, renewals.get());

    clock.advance(Duration.ofHours(2));
    get(CLIENT);
    assertEquals(1, renewals.get());
  }

  @Test
  void of_all_nodes_those_that_this_one_asked_for_and_that_are_not_the_client_s_first() {
    var issue = new AtomicInteger(1);
    from((client, refused, limit, fetch) -> issued(fetch.get(), issue.get()));
    get(CLIENT);
    assertEquals(0, renewals.get());

    from((client, refused, limit, fetch) -> issued(fetch.get(), issue.incrementAndGet()));
    get(CLIENT);
    assertEquals(1, renewals.get());

    from((client, refused, limit, fetch) -> another());
    get(CLIENT);
    clock.advance(Duration.ofHours(2));
    get(CLIENT);
    assertEquals(1, renewals.get());
  }

  private void from(TokenSource source) {
    tokens = new AccessTokens(context.createProducerTemplate(), clock, source, meter);
  }

  private AccessToken another() {
    return new AccessToken(new Secret("s3cret"), clock.instant().plusSeconds(3600), 7);
  }

  private static AccessToken issued(AccessToken token, int issue) {
    return new AccessToken(token.value(), token.renewAt(), issue);
  }
}
