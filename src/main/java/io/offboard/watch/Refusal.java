package io.offboard.watch;

import io.offboard.error.OffboardException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.UnauthorizedException;
import io.offboard.store.StoreUnavailableException;
import java.util.Locale;
import java.util.Optional;

/** Why the service itself refuses a call that may be right. */
public enum Refusal {
  /** The api token opens nothing. */
  TOKEN,
  /** Too many calls are in flight in the process. */
  PROCESS_LIMIT,
  /** Too many calls are in flight for the account. */
  ACCOUNT_LIMIT,
  /** The vendor's rate limit is known to be used up. */
  RATE_LIMIT,
  /** The store is lost. */
  STORE;

  /**
   * The reason behind an error.
   *
   * @param error what the caller is told
   * @return empty if the call was not refused by the service itself, or is wrong
   */
  public static Optional<Refusal> of(OffboardException error) {
    if (error instanceof UnauthorizedException) {
      return Optional.of(TOKEN);
    }
    if (error instanceof StoreUnavailableException) {
      return Optional.of(STORE);
    }
    return error instanceof TooManyCallsException
        ? Optional.of(error.statusCode() == 429 ? RATE_LIMIT : ACCOUNT_LIMIT)
        : Optional.empty();
  }

  /** The word for it in the metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
