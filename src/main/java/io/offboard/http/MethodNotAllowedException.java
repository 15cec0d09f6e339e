package io.offboard.http;

import io.offboard.error.InvalidRequestException;

/** The path is served, but not for this method (405). */
final class MethodNotAllowedException extends InvalidRequestException {
  private static final long serialVersionUID = 1L;

  private final String allowed;

  MethodNotAllowedException(String allowed) {
    super(405, "Use %s: no other method is served here.".formatted(allowed));
    this.allowed = allowed;
  }

  /** The method that is served. */
  String allowed() {
    return allowed;
  }
}
