package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An attribute that a path such as {@code userName}, {@code emails.value} or {@code
 * urn:…:enterprise:2.0:User:department} names, in the letters of its schema.
 *
 * @param extension the schema whose URN holds the attribute in a user's document; null for the core
 * @param name the attribute
 * @param sub the attribute within it; null if the path names the whole
 * @param definition of what the path names, as {@code sandbox/scim-schemas.json} has it
 */
record ScimAttribute(String extension, String name, String sub, JsonNode definition) {
  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final JsonNode SCHEMAS = Seed.document("scim-schemas.json");

  /** The schemas of this service's users. */
  static JsonNode schemas() {
    return SCHEMAS;
  }

  /**
   * Finds an attribute; names are the same in any case.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.10">RFC 7644 on paths</a>
   */
  static Optional<ScimAttribute> named(String path) {
    for (var schema : SCHEMAS) {
      var urn = schema.path("id").asText();
      var isCore = urn.equals(CORE);
      if (path.regionMatches(true, 0, urn + ":", 0, urn.length() + 1)) {
        return within(schema, isCore ? null : urn, path.substring(urn.length() + 1));
      }
      if (isCore && !path.contains(":")) {
        return within(schema, null, path);
      }
    }
    return Optional.empty();
  }

  /** Whether a name is that of an extension's schema, which holds attributes. */
  static boolean isExtension(String name) {
    return StreamSupport.stream(SCHEMAS.spliterator(), false)
        .anyMatch(schema -> schema.path("id").asText().equalsIgnoreCase(name));
  }

  private static Optional<ScimAttribute> within(JsonNode schema, String extension, String path) {
    var names = path.split("\\.", 2);
    var attribute = definition(schema.path("attributes"), names[0]);
    if (names.length == 1) {
      return attribute.map(found -> new ScimAttribute(extension, nameOf(found), null, found));
    }
    return attribute.flatMap(
        found ->
            definition(found.path("subAttributes"), names[1])
                .map(sub -> new ScimAttribute(extension, nameOf(found), nameOf(sub), sub)));
  }

  private static Optional<JsonNode> definition(JsonNode attributes, String name) {
    return StreamSupport.stream(attributes.spliterator(), false)
        .filter(attribute -> nameOf(attribute).equalsIgnoreCase(name))
        .findFirst();
  }

  private static String nameOf(JsonNode definition) {
    return definition.path("name").asText();
  }

  boolean isBoolean() {
    return definition.path("type").asText().equals("boolean");
  }

  boolean isCaseExact() {
    return definition.path("caseExact").asBoolean();
  }

  boolean isReadOnly() {
    return definition.path("mutability").asText().equals("readOnly");
  }

  boolean isRequired() {
    return sub == null && definition.path("required").asBoolean();
  }

  boolean isMultiValued() {
    return definition.path("multiValued").asBoolean();
  }

  /** What a user has there; of a list all its items, and of an item as a whole its value. */
  List<JsonNode> valuesIn(JsonNode user) {
    var held = (extension == null ? user : user.path(extension)).path(name);
    return (held.isArray() ? StreamSupport.stream(held.spliterator(), false) : Stream.of(held))
        .map(item -> sub == null ? item : item.path(sub))
        .map(item -> item.isObject() ? item.path("value") : item)
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .toList();
  }

  /**
   * The object that holds what the path names; made if the user has none.
   *
   * @throws ScimError if the user has something else there, such as a list
   */
  ObjectNode holderIn(ObjectNode user) {
    var holder = extension == null ? user : within(user, extension);
    return sub == null ? holder : within(holder, name);
  }

  private static ObjectNode within(ObjectNode outer, String name) {
    if (outer.hasNonNull(name) && !outer.get(name).isObject()) {
      throw new ScimError(400, "invalidPath", "The path leads into " + name + ", not an object.");
    }
    return outer.withObjectProperty(name);
  }

  /** The name within {@link #holderIn}. */
  String lastName() {
    return sub == null ? name : sub;
  }
}
