package io.offboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;

/**
 * A refusal of the SCIM stand-in.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.12">RFC 7644 on errors</a>
 */
final class ScimError extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

  private final int status;
  private final String scimType;

  ScimError(int status, String detail) {
    this(status, null, detail);
  }

  ScimError(int status, String scimType, String detail) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }

  static ScimError invalidFilter(String detail) {
    return new ScimError(400, "invalidFilter", detail);
  }

  static ScimError invalidSyntax(String detail) {
    return new ScimError(400, "invalidSyntax", detail);
  }

  static ScimError invalidValue(String detail) {
    return new ScimError(400, "invalidValue", detail);
  }

  static ScimError mutability(String detail) {
    return new ScimError(400, "mutability", detail);
  }

  SandboxAnswer answer() {
    return SandboxAnswer.json(status, body());
  }

  private ObjectNode body() {
    var body = Json.MAPPER.createObjectNode();
    body.putArray("schemas").add(SCHEMA);
    body.put("status", Integer.toString(status));
    if (scimType != null) {
      body.put("scimType", scimType);
    }
    return body.put("detail", getMessage());
  }
}
