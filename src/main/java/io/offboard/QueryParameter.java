package io.offboard;

/**
 * One name and value of a query string, both decoded.
 *
 * @param name the full name with its brackets, for example {@code filter[status]}
 * @param value the value; may be empty
 */
public record QueryParameter(String name, String value) {}
