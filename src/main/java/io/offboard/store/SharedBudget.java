package io.offboard.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What an answer of a vendor said about a rate limit.
 *
 * @param accountId the integrated account
 * @param counter the kind of calls that the vendor counts together, at most 40 characters
 * @param limit calls per window; 0 where that is not known
 * @param remaining how many calls are left
 * @param resetsAt when the window ends
 * @param seenAt when the answer came
 */
public record SharedBudget(
    UUID accountId, String counter, long limit, long remaining, Instant resetsAt, Instant seenAt) {}
