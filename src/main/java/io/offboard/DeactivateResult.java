package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What {@code direct:users.deactivate} answers.
 *
 * @param outcome what is known about the user
 * @param body the user in the format that was asked for
 */
public record DeactivateResult(Outcome outcome, JsonNode body) {}
