package io.offboard.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Leaves the fields out of an answer that the caller named in {@code truto_exclude_fields}. */
public final class ExcludedFields {
  private ExcludedFields() {}

  /**
   * Copies an answer without some of its fields.
   *
   * @param body the answer; stays as it is
   * @param names the fields to leave out; a dotted name ({@code emails.type}) reaches into objects
   *     and into each element of a list; a key that ends in the dotted name itself is left out too;
   *     names of absent fields do nothing
   * @param <T> the kind of node, the same in and out
   * @return a copy that shares nothing with {@code body}
   */
  public static <T extends JsonNode> T removedFrom(T body, Collection<String> names) {
    T copy = body.deepCopy();
    names.forEach(name -> remove(copy, name));
    return copy;
  }

  private static void remove(JsonNode node, String name) {
    if (node.isArray()) {
      node.forEach(element -> remove(element, name));
    } else if (node instanceof ObjectNode object) {
      object.remove(name);
      int dot = name.indexOf('.');
      if (dot >= 0) {
        remove(object.path(name.substring(0, dot)), name.substring(dot + 1));
      }
    }
  }
}
