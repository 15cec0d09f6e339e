package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Okta's list of users, page by page, with links to the page and to the next one.
 *
 * @see <a
 *     href="https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/listUsers">Okta
 *     on listing users</a>
 */
final class OktaList {
  private static final int MAX_LIMIT = 200;
  private static final Set<String> PARAMETERS = Set.of("after", "limit", "search");

  private final List<OktaUser> users;
  private final Set<String> profile;

  OktaList(List<OktaUser> users) {
    this.users = users;
    profile =
        users.stream()
            .flatMap(user -> user.stored().path("profile").properties().stream())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  /**
   * Answers one page.
   *
   * @param query {@code search}, without which deprovisioned users are not listed, {@code limit}
   *     and {@code after}
   * @param org the address of the org
   * @throws OktaRefusal if a parameter cannot be understood, or would list other users and is not
   *     known here
   */
  SandboxAnswer page(Map<String, String> query, URI org) {
    for (var other : List.of("filter", "q")) {
      if (query.containsKey(other)) {
        throw OktaRefusal.invalid(other, "The sandbox knows search only.");
      }
    }
    var asked = new TreeMap<>(query);
    asked.keySet().retainAll(PARAMETERS);
    asked.putIfAbsent("limit", Integer.toString(MAX_LIMIT));
    var limit = limit(asked.get("limit"));
    var wanted = wanted(query);
    var found =
        users.subList(start(query), users.size()).stream()
            .filter(user -> wanted.test(user.stored()))
            .toList();
    var page = found.stream().limit(limit).toList();
    var body = Json.MAPPER.createArrayNode();
    page.forEach(user -> body.add(user.listed(org)));
    var answer = SandboxAnswer.json(200, body).with("Link", link(org, asked, "self"));
    if (page.size() == found.size()) {
      return answer;
    }
    asked.put("after", cursor(page.get(limit - 1), query));
    return answer.andWith("Link", link(org, asked, "next"));
  }

  private static int limit(String text) {
    if (!text.matches("[1-9]\\d?|1\\d\\d|" + MAX_LIMIT)) {
      throw OktaRefusal.invalid("limit", "It must be a number from 1 to " + MAX_LIMIT + ".");
    }
    return Integer.parseInt(text);
  }

  private Predicate<JsonNode> wanted(Map<String, String> query) {
    return query.containsKey("search")
        ? OktaSearch.parse(query.get("search"), profile)
        : user -> !user.path("status").asText().equals(OktaUser.DEPROVISIONED);
  }

  private int start(Map<String, String> query) {
    if (!query.containsKey("after")) {
      return 0;
    }
    var cursors = users.stream().map(user -> cursor(user, query)).toList();
    if (!cursors.contains(query.get("after"))) {
      throw OktaRefusal.invalidSearch("Invalid cursor.");
    }
    return cursors.indexOf(query.get("after")) + 1;
  }

  /** Okta's cursors end with the id of the page's last user, and a search has its own. */
  private static String cursor(OktaUser last, Map<String, String> query) {
    return query.containsKey("search") ? last.id() : "2" + last.id();
  }

  private static String link(URI org, Map<String, String> query, String relation) {
    var parameters =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return "<%s/api/v1/users?%s>; rel=\"%s\"".formatted(org, parameters, relation);
  }
}
