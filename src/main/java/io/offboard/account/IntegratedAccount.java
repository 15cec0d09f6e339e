package io.offboard.account;

import java.net.URI;
import java.util.UUID;

/**
 * A customer's connection to one vendor.
 *
 * @param id the integrated account id that callers name
 * @param integration the vendor's name, for example {@code okta}; it decides the route
 * @param baseUrl the vendor's address, checked against the allow-list; null for an integration that
 *     has no route
 * @param credential how calls are authorized; null for an integration that has no route
 * @param confirm whether a clear success is proven by a read-back
 * @param revokeSessions whether sessions and tokens are ended before the deactivation
 */
public record IntegratedAccount(
    UUID id,
    String integration,
    URI baseUrl,
    Credential credential,
    boolean confirm,
    boolean revokeSessions) {}
