package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The users of the SCIM stand-in. */
final class ScimUsers {
  /** No page has more users than this, however many are asked for. */
  static final int MAX_PAGE = 10;

  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private final List<ScimUser> users =
      Seed.read("scim-users.json").stream().map(ScimUser::new).toList();

  /**
   * Finds a user.
   *
   * @throws ScimError if nobody has the id, or not any more
   */
  ScimUser get(String id) {
    return present()
        .filter(user -> user.hasId(id))
        .findFirst()
        .orElseThrow(() -> new ScimError(404, "Resource " + id + " not found."));
  }

  /**
   * Lists one page of users.
   *
   * @param query {@code filter}, {@code startIndex} and {@code count}
   * @param address of all users
   * @throws ScimError if a parameter cannot be understood
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2">RFC 7644 on queries</a>
   */
  ObjectNode page(Map<String, String> query, String address) {
    Predicate<JsonNode> filter =
        query.containsKey("filter") ? ScimFilter.parse(query.get("filter")) : user -> true;
    var found = present().filter(user -> filter.test(user.stored())).toList();
    var startIndex = Math.max(number(query, "startIndex", 1), 1);
    var count = Math.min(Math.max(number(query, "count", MAX_PAGE), 0), MAX_PAGE);
    var page = found.stream().skip(startIndex - 1L).limit(count).map(user -> user.shown(address));
    return list(page.toList(), found.size(), startIndex);
  }

  /** A list message with one page of resources. */
  static ObjectNode list(List<? extends JsonNode> page, int total, int startIndex) {
    var list = Json.MAPPER.createObjectNode();
    list.putArray("schemas").add(LIST);
    list.put("totalResults", total).put("startIndex", startIndex).put("itemsPerPage", page.size());
    list.putArray("Resources").addAll(page);
    return list;
  }

  private Stream<ScimUser> present() {
    return users.stream().filter(user -> !user.isDeleted());
  }

  private static int number(Map<String, String> query, String name, int otherwise) {
    try {
      return query.containsKey(name) ? Integer.parseInt(query.get(name)) : otherwise;
    } catch (NumberFormatException e) {
      throw ScimError.invalidValue("The parameter " + name + " must be a number.");
    }
  }
}
