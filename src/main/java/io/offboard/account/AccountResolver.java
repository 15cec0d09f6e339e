package io.offboard.account;

import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import java.util.Set;
import java.util.UUID;

/** Finds integrated accounts; embedders may bind their own. Safe for use by many threads. */
@FunctionalInterface
public interface AccountResolver {
  /**
   * Finds one account.
   *
   * @param id the integrated account id
   * @return the account
   * @throws AccountNotFoundException if there is no such account
   * @throws AccountMisconfiguredException if the account exists but cannot be used
   */
  IntegratedAccount resolve(UUID id);

  /**
   * What a leaver needs to know of an account beforehand.
   *
   * @param id the integrated account id
   * @return its outline, also if the account cannot be used, but is known well enough
   * @throws AccountNotFoundException if there is no such account
   * @throws AccountMisconfiguredException if not even that is known
   */
  default AccountOutline outline(UUID id) {
    return resolve(id).outline();
  }

  /**
   * All accounts, for whoever names none.
   *
   * @return their ids, those that cannot be used included; empty if they cannot be listed
   */
  default Set<UUID> ids() {
    return Set.of();
  }
}
