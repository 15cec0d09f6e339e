package io.offboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;

/**
 * Okta's errors, as far as the stand-in knows them.
 *
 * @see <a href="https://developer.okta.com/docs/reference/error-codes/">Okta error codes</a>
 */
enum OktaError {
  E0000001(400, "Api validation failed: %s"),
  E0000006(403, "You do not have permission to perform the requested action"),
  E0000007(404, "Not found: Resource not found: %s (User)"),
  E0000008(404, "The requested path was not found"),
  E0000009(500, "Internal Server Error"),
  E0000011(401, "Invalid token provided"),
  E0000022(405, "The endpoint does not support the provided HTTP method"),
  E0000023(403, "Operation failed because user profile is mastered under another system"),
  E0000031(400, "Invalid search criteria."),
  E0000047(429, "API call exceeded rate limit due to too many requests."),
  E0000181(503, "Service temporarily unavailable.");

  private final int status;
  private final String summary;

  OktaError(int status, String summary) {
    this.status = status;
    this.summary = summary;
  }

  SandboxAnswer answer(Object... subject) {
    var body = body(subject);
    body.putArray("errorCauses");
    return SandboxAnswer.json(status, body);
  }

  SandboxAnswer because(String cause, Object... subject) {
    var body = body(subject);
    body.putArray("errorCauses").addObject().put("errorSummary", cause);
    return SandboxAnswer.json(status, body);
  }

  private ObjectNode body(Object... subject) {
    return Json.MAPPER
        .createObjectNode()
        .put("errorCode", name())
        .put("errorSummary", summary.formatted(subject))
        .put("errorLink", name())
        .put("errorId", "oae" + SandboxServer.randomText());
  }
}
