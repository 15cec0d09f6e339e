package io.offboard.account;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * A customer's connection to one vendor.
 *
 * @param id the integrated account id that callers name
 * @param integration the vendor's name, for example {@code okta}; it decides the route
 * @param baseUrl the vendor's address, below which all calls go. The accounts file checks it
 *     against the integration's own hosts; an embedder's resolver answers for it. Null for an
 *     integration that has no route
 * @param credential how calls are authorized; null for an integration that has no route
 * @param confirm whether a clear success is proven by a read-back
 * @param revokeSessions whether sessions and tokens are ended before the deactivation
 * @param transforms names of transforms that this account has beside its integration's own, by
 *     their role; the one role is {@code user}: the vendor's document, and in {@code $unified} what
 *     the integration made of it, to the unified user
 */
public record IntegratedAccount(
    UUID id,
    String integration,
    URI baseUrl,
    Credential credential,
    boolean confirm,
    boolean revokeSessions,
    Map<String, String> transforms) {

  /** Copies the transforms. */
  public IntegratedAccount {
    transforms = Map.copyOf(transforms);
  }

  /** An account with the transforms of its integration. */
  public IntegratedAccount(
      UUID id,
      String integration,
      URI baseUrl,
      Credential credential,
      boolean confirm,
      boolean revokeSessions) {
    this(id, integration, baseUrl, credential, confirm, revokeSessions, Map.of());
  }
}
