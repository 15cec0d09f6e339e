package io.offboard.store;

import java.time.Duration;
import java.util.UUID;

/**
 * Where calls are recorded: what was answered to requests with an idempotency key, and the audit.
 * Safe for use by many threads.
 */
public interface CallRecords {
  /**
   * Claims a key for a request that is about to run.
   *
   * @param accountId the integrated account that the key counts for
   * @param key the caller's key
   * @param fingerprint tells the request from others
   * @param left how long the call may still take
   * @return who has the key
   * @throws StoreUnavailableException if nobody can say
   */
  KeyClaim claim(UUID accountId, String key, String fingerprint, Duration left);

  /**
   * Makes sure, before a vendor is asked, that the call can be recorded.
   *
   * @param age how long the call is here: that others were recorded since shows it
   * @param limit the longest time
   * @throws StoreUnavailableException if it cannot
   */
  void requireWritable(Duration age, Duration limit);

  /**
   * Keeps an answer for 24 hours, and the audit line with it.
   *
   * @param ours a key that was claimed
   * @param answer what to answer to the same request from now on
   * @param auditLine the line
   * @param limit the longest time
   * @throws StoreUnavailableException if neither is kept
   */
  void keep(KeyClaim.Ours ours, byte[] answer, String auditLine, Duration limit);

  /**
   * Gives a key back, and writes the audit line.
   *
   * @param ours a key that was claimed
   * @param auditLine the line
   * @param limit the longest time
   * @throws StoreUnavailableException if neither is done; the key is free when its call's time is
   *     over
   */
  void free(KeyClaim.Ours ours, String auditLine, Duration limit);

  /**
   * Writes the audit line of a call without a key.
   *
   * @param auditLine the line
   * @param limit the longest time
   * @throws StoreUnavailableException if it is not written
   */
  void write(String auditLine, Duration limit);
}
