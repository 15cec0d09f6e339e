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
 *     their role: {@code user} maps the vendor's document, and in {@code $unified} what the
 *     integration made of it, to the unified user; {@code request} makes the body of the deactivate
 *     call, where the integration lets it
 * @param options what the integration's routes decide on beside, by the name of the exchange
 *     property that they read: the option {@code media_type} of a SCIM account is {@code
 *     scimMediaType}. One that is left out has the integration's default
 * @param stage of a leaver: accounts of a lower stage come before, 1 or more
 * @param needsActor whether the vendor wants to know who completes the offboarding
 */
public record IntegratedAccount(
    UUID id,
    String integration,
    URI baseUrl,
    Credential credential,
    boolean confirm,
    boolean revokeSessions,
    Map<String, String> transforms,
    Map<String, String> options,
    int stage,
    boolean needsActor) {
  /** The stage of an account that names none. */
  public static final int FIRST_STAGE = 1;

  /** What a leaver needs to know of it beforehand. */
  public AccountOutline outline() {
    return new AccountOutline(integration, stage, needsActor);
  }

  /** Copies the transforms and the options. */
  public IntegratedAccount {
    transforms = Map.copyOf(transforms);
    options = Map.copyOf(options);
  }

  /** An account of the first stage, whose vendor needs no actor. */
  public IntegratedAccount(
      UUID id,
      String integration,
      URI baseUrl,
      Credential credential,
      boolean confirm,
      boolean revokeSessions,
      Map<String, String> transforms,
      Map<String, String> options) {
    this(
        id,
        integration,
        baseUrl,
        credential,
        confirm,
        revokeSessions,
        transforms,
        options,
        FIRST_STAGE,
        false);
  }

  /** An account with the options of its integration. */
  public IntegratedAccount(
      UUID id,
      String integration,
      URI baseUrl,
      Credential credential,
      boolean confirm,
      boolean revokeSessions,
      Map<String, String> transforms) {
    this(id, integration, baseUrl, credential, confirm, revokeSessions, transforms, Map.of());
  }

  /** An account with the transforms and the options of its integration. */
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
