package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** One user of the SCIM stand-in, and how changes of it go. */
final class ScimUser {
  private static final String ACTIVE = "active";

  private final JsonNode behaviour;
  private final JsonNode seededActive;
  private ObjectNode document;
  private ObjectNode afterTransition;
  private Trouble trouble;
  private int readsInTransition;
  private int version = 1;
  private boolean deleted;

  /** {@code active} is answered in the form in which the seed has it, a text, a number, or not. */
  ScimUser(Seed seed) {
    behaviour = seed.behaviour();
    document = seed.document();
    seededActive = document.path(ACTIVE);
    document.put(ACTIVE, !seededActive.asText().matches("(?i)false|0"));
    trouble = seed.trouble();
    readsInTransition = behaviour.path("readsInTransition").asInt();
  }

  boolean isDeleted() {
    return deleted;
  }

  boolean hasId(String id) {
    var own = document.path("id").asText();
    return behaviour.path("capitalId").asBoolean() ? own.equalsIgnoreCase(id) : own.equals(id);
  }

  /** The document with {@code active} as a boolean, whatever the user shows. */
  JsonNode stored() {
    return document;
  }

  String version() {
    return "W/\"" + version + "\"";
  }

  /** Answers a read; a pending change comes one read closer to its end. */
  SandboxAnswer read(String users) {
    if (afterTransition != null && readsInTransition-- == 0) {
      document = afterTransition;
      afterTransition = null;
    }
    return answer(shown(users));
  }

  /**
   * Answers a change; a trouble on the way befalls only the first one.
   *
   * @param change makes the new document of a copy of the present one
   * @param users the address of all users
   * @param now the time of the change
   */
  SandboxAnswer write(UnaryOperator<ObjectNode> change, String users, String now) {
    var first = trouble;
    trouble = Trouble.NONE;
    return first.befall(() -> written(change, users, now));
  }

  private SandboxAnswer written(UnaryOperator<ObjectNode> change, String users, String now) {
    if (behaviour.has("error")) {
      throw new ScimError(behaviour.path("error").asInt(), "The service refuses this change.");
    }
    var changed = change.apply(document.deepCopy());
    var deactivates = !changed.path(ACTIVE).asBoolean();
    var wasActive = document.path(ACTIVE).asBoolean();
    if (deactivates && !wasActive && behaviour.path("refusesWhenInactive").asBoolean()) {
      throw ScimError.mutability("The user is inactive already.");
    }
    var before = shown(users);
    if (!changed.equals(document)) {
      version++;
      changed.withObjectProperty("meta").put("lastModified", now);
    }
    if (readsInTransition > 0 && deactivates && wasActive) {
      afterTransition = changed;
    } else {
      document = changed;
    }
    deleted = deactivates && behaviour.path("deletedWhenInactive").asBoolean();
    if (behaviour.path("emptyAnswer").asBoolean()) {
      return SandboxAnswer.empty(204).with("ETag", version());
    }
    return answer(behaviour.path("answersFromBefore").asBoolean() ? before : shown(users));
  }

  private SandboxAnswer answer(ObjectNode shown) {
    var mark = behaviour.path("byteOrderMark").asBoolean() ? "\uFEFF" : "";
    return SandboxAnswer.text(200, mark + shown).with("ETag", version());
  }

  /** The document as the service shows it. */
  ObjectNode shown(String users) {
    var shown = document.deepCopy();
    if (behaviour.path("capitalId").asBoolean()) {
      shown.put("id", shown.path("id").asText().toUpperCase(Locale.ROOT));
    }
    shown.set(ACTIVE, active());
    if (seededActive.isMissingNode()) {
      shown.remove(ACTIVE);
    }
    var meta = shown.withObjectProperty("meta");
    meta.put("location", users + "/" + shown.path("id").asText());
    if (!behaviour.path("versionInHeaderOnly").asBoolean()) {
      meta.put("version", version());
    }
    return shown;
  }

  private JsonNode active() {
    var active = document.path(ACTIVE).asBoolean();
    if (seededActive.isTextual()) {
      return TextNode.valueOf(active ? "True" : "False");
    }
    return seededActive.isNumber() ? IntNode.valueOf(active ? 1 : 0) : BooleanNode.valueOf(active);
  }
}
