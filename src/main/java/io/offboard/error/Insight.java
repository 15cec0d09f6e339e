package io.offboard.error;

/**
 * One entry of {@code truto_error_insight}.
 *
 * @param description a sentence for people
 * @param value details for programs: a list or a map of plain values; null if there are none
 */
public record Insight(String description, Object value) {}
