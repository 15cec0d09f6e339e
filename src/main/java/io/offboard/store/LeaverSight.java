package io.offboard.store;

import java.util.Set;
import java.util.UUID;

/**
 * Which leavers somebody may see: those that he asked for, and those of whose accounts he may see
 * each.
 *
 * @param all whether it is every leaver
 * @param requestedBy who asks
 * @param accounts which accounts he may see
 */
public record LeaverSight(boolean all, String requestedBy, UUID[] accounts) {

  /**
   * What the holder of a token sees.
   *
   * @param name the token's name; null for a larger flow
   * @param accounts which accounts it may see; null for all
   * @return the sight
   */
  public static LeaverSight of(String name, Set<UUID> accounts) {
    return accounts == null
        ? new LeaverSight(true, name, new UUID[0])
        : new LeaverSight(false, name, accounts.toArray(UUID[]::new));
  }

  /**
   * Whether a leaver is among them.
   *
   * @param leaver a leaver
   * @return false for one of which not a word may be said
   */
  public boolean includes(Leaver leaver) {
    return all
        || leaver.requestedBy() != null && leaver.requestedBy().equals(requestedBy)
        || leaver.steps().stream().allMatch(step -> Set.of(accounts).contains(step.account()));
  }
}
