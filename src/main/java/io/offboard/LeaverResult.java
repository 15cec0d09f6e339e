package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What {@code direct:leavers.accept} answers.
 *
 * @param leaver the leaver as JSON, with a step for each account
 * @param isNew false if an equal request was accepted before
 */
public record LeaverResult(JsonNode leaver, boolean isNew) {}
