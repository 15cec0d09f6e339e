package io.offboard.http;

import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import java.util.Optional;
import java.util.UUID;

/** Keeps what was answered to requests with an idempotency key. Safe for use by many threads. */
public interface IdempotencyStore {
  /**
   * Where a key counts.
   *
   * @param accountId the integrated account
   * @param key the caller's key
   */
  record Key(UUID accountId, String key) {}

  /**
   * Who has a key.
   *
   * @param request the request that the key was used for
   * @param result what was answered; null while the call is running
   */
  record Claim(DeactivateRequest request, DeactivateResult result) {}

  /**
   * Claims a key for a request that is about to run.
   *
   * @param key the key
   * @param request the request
   * @return who has the key already; nothing if it is this request's now
   */
  Optional<Claim> claim(Key key, DeactivateRequest request);

  /**
   * Keeps a result for 24 hours.
   *
   * @param key a key that was claimed
   * @param claim the request and its result
   */
  void keep(Key key, Claim claim);

  /**
   * Gives a key back.
   *
   * @param key a key that was claimed
   */
  void free(Key key);
}
