package io.offboard.caller;

import java.util.Set;
import java.util.UUID;

/**
 * Who calls: the holder of an api token.
 *
 * @param name the token's name, for the audit line
 * @param accounts the integrated accounts that the token may see; null for all
 */
public record Caller(String name, Set<UUID> accounts) {

  /**
   * Whether an account exists as far as this caller is concerned.
   *
   * @param accountId the integrated account
   * @return false for one that the token may not see
   */
  public boolean sees(UUID accountId) {
    return accounts == null || accounts.contains(accountId);
  }
}
