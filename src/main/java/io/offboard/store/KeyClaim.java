package io.offboard.store;

import java.util.Comparator;
import java.util.UUID;

/** What came of claiming an idempotency key. */
public sealed interface KeyClaim {
  /**
   * The key is this call's: it has to be kept or freed.
   *
   * @param accountId the integrated account that the key counts for
   * @param key the caller's key
   * @param fingerprint of the request
   * @param owner tells this claim from a later one of the same key
   */
  record Ours(UUID accountId, String key, String fingerprint, UUID owner) implements KeyClaim {
    /** In which order all nodes lock the keys' rows. */
    static final Comparator<Ours> ORDER =
        Comparator.comparing(Ours::accountId).thenComparing(Ours::key);
  }

  /**
   * The same request was answered already.
   *
   * @param answer what was kept
   */
  record Answered(byte[] answer) implements KeyClaim {}

  /** A call with this key and the same request is running (409). */
  record Running() implements KeyClaim {}

  /** The key was used for another request (422). */
  record OtherRequest() implements KeyClaim {}
}
