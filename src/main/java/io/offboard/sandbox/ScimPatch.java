package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * The two ways to change a SCIM user: the operations of a PATCH, with a {@code path} or without,
 * and the whole document of a PUT.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.5">RFC 7644 on modifying</a>
 */
final class ScimPatch {
  private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private ScimPatch() {}

  /**
   * Carries out the operations of a PATCH.
   *
   * @param user the document, with {@code active} as a boolean; changed, also where this throws
   * @param message the PatchOp
   * @throws ScimError if the message is none, or wants what cannot be
   */
  static ObjectNode patched(ObjectNode user, JsonNode message) {
    requireSchema(message, PATCH_OP);
    var operations = message.path("Operations");
    if (!operations.isArray() || operations.isEmpty()) {
      throw ScimError.invalidSyntax("Operations must be a list with at least one operation.");
    }
    operations.forEach(operation -> apply(user, operation));
    return user;
  }

  /**
   * Replaces a document.
   *
   * @param user the present one, with {@code active} as a boolean
   * @param document the new one; without {@code active} it leaves that as it is
   * @throws ScimError if the document is none, or wants what cannot be
   */
  static ObjectNode replaced(ObjectNode user, JsonNode document) {
    requireSchema(document, "urn:ietf:params:scim:schemas:core:2.0:User");
    if (document.path("userName").asText().isEmpty()) {
      throw ScimError.invalidValue("The attribute userName is required.");
    }
    if (document.has("id")
        && !document.path("id").asText().equalsIgnoreCase(user.path("id").asText())) {
      throw ScimError.mutability("The attribute id is readOnly.");
    }
    var replaced = ((ObjectNode) document).deepCopy();
    replaced.set("id", user.get("id"));
    replaced.set("meta", user.get("meta"));
    var active = document.has("active") ? document.get("active") : user.get("active");
    return replaced.put("active", bool(active));
  }

  private static void requireSchema(JsonNode document, String schema) {
    for (var named : document.path("schemas")) {
      if (named.asText().equalsIgnoreCase(schema)) {
        return;
      }
    }
    throw ScimError.invalidSyntax("The body must be a JSON object with the schema " + schema + ".");
  }

  private static void apply(ObjectNode user, JsonNode operation) {
    var path = operation.path("path").asText();
    var op = operation.path("op").asText().toLowerCase(Locale.ROOT);
    switch (op) {
      case "add", "replace" -> {
        var adds = op.equals("add");
        if (operation.has("path")) {
          put(user, path, operation.path("value"), adds);
        } else {
          putAll(user, operation.path("value"), adds);
        }
      }
      case "remove" -> remove(user, path);
      default -> throw ScimError.invalidSyntax("The op must be add, remove or replace.");
    }
  }

  private static void putAll(ObjectNode user, JsonNode values, boolean adds) {
    if (!values.isObject()) {
      throw ScimError.invalidValue("Without a path the value must be an object.");
    }
    for (var entry : values.properties()) {
      var name = entry.getKey();
      if (ScimAttribute.isExtension(name)) {
        entry
            .getValue()
            .properties()
            .forEach(inner -> put(user, name + ":" + inner.getKey(), inner.getValue(), adds));
      } else if (!name.equals("schemas")) {
        put(user, name, entry.getValue(), adds);
      }
    }
  }

  private static void put(ObjectNode user, String path, JsonNode value, boolean adds) {
    if (value.isMissingNode()) {
      throw ScimError.invalidValue("The operation has no value.");
    }
    var attribute = writable(path);
    var holder = attribute.holderIn(user);
    var name = attribute.lastName();
    if (attribute.isBoolean()) {
      holder.put(name, bool(value));
    } else if (adds && attribute.isMultiValued() && value.isArray()) {
      holder.withArrayProperty(name).addAll((ArrayNode) value);
    } else {
      holder.set(name, value);
    }
  }

  private static void remove(ObjectNode user, String path) {
    if (path.isEmpty()) {
      throw new ScimError(400, "noTarget", "A remove needs a path.");
    }
    var attribute = writable(path);
    if (attribute.isRequired() || attribute.isBoolean()) {
      throw ScimError.invalidValue("The attribute " + path + " is required.");
    }
    attribute.holderIn(user).remove(attribute.lastName());
  }

  private static ScimAttribute writable(String path) {
    var attribute =
        ScimAttribute.named(path)
            .orElseThrow(
                () -> new ScimError(400, "invalidPath", "There is no attribute " + path + "."));
    if (attribute.isReadOnly()) {
      throw ScimError.mutability("The attribute " + path + " is readOnly.");
    }
    return attribute;
  }

  /** A boolean, or the same as a text or a number, which many services take. */
  private static boolean bool(JsonNode value) {
    return switch (value.asText().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw ScimError.invalidValue("The value must be true or false.");
    };
  }
}
