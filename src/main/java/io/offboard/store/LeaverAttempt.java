package io.offboard.store;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt of a step that came to its end.
 *
 * @param account the step's account
 * @param requestId names it in the audit and in the logs
 * @param time when it began
 * @param outcome as in the audit
 * @param status the HTTP status that stands for it
 * @param vendorRequestId the vendor's own name for its call; null if there is none
 * @param message why it was no success; null if it was one
 * @param proof what proved its outcome, as JSON; null if there is nothing
 */
public record LeaverAttempt(
    UUID account,
    String requestId,
    Instant time,
    String outcome,
    int status,
    String vendorRequestId,
    String message,
    String proof) {}
