package io.offboard.token;

import io.offboard.account.Credential.OAuthClient;
import io.offboard.error.OffboardException;
import io.offboard.error.TooManyCallsException;
import java.time.Duration;
import java.util.function.Supplier;

/** Where a client's one live token comes from, if this process has none. Safe for many threads. */
@FunctionalInterface
public interface TokenSource {
  /**
   * A live token: fetched, if nobody else has done that.
   *
   * @param client whose token
   * @param refused the last token that the vendor refused, so that it is not given again; null for
   *     none
   * @param limit the longest time
   * @param fetch asks the vendor
   * @return the token
   * @throws TooManyCallsException if the vendor was asked as often as it allows
   * @throws OffboardException if there is none to be had
   */
  AccessToken get(
      OAuthClient client, AccessToken refused, Duration limit, Supplier<AccessToken> fetch);
}
