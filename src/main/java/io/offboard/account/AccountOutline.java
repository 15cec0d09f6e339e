package io.offboard.account;

/**
 * What a leaver needs to know of an account beforehand, also of one that cannot be used yet.
 *
 * @param integration the vendor's name, for example {@code okta}
 * @param stage accounts of a lower stage come before, 1 or more
 * @param needsActor whether the vendor wants to know who completes the offboarding
 */
public record AccountOutline(String integration, int stage, boolean needsActor) {}
