package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Vanta's list of people, page by page. What Vanta says of a parameter that it does not take is not
 * documented; here it is 400.
 *
 * @see <a href="https://developer.vanta.com/api-reference/people/list-people">Vanta on listing
 *     people</a>
 */
final class VantaList {
  private static final String NAME_FILTER = "emailAndNameFilter";
  private static final String STATUS_FILTER = "employmentStatus";
  private static final Set<String> PARAMETERS =
      Set.of("pageSize", "pageCursor", NAME_FILTER, STATUS_FILTER);
  private static final Set<String> STATUSES =
      Set.of("UPCOMING", "CURRENT", "ON_LEAVE", "INACTIVE", "FORMER");

  private VantaList() {}

  /**
   * Answers one page.
   *
   * @param people all of them
   * @param query {@code pageSize} from 1 to 100, 10 if it is missing; {@code pageCursor}; {@code
   *     emailAndNameFilter}, a part of the address or of a name in any case; {@code
   *     employmentStatus}
   */
  static SandboxAnswer page(List<VantaPerson> people, Map<String, String> query) {
    var size = query.getOrDefault("pageSize", "10");
    var cursors = Stream.concat(Stream.of(""), people.stream().map(VantaList::cursor)).toList();
    var start = cursors.indexOf(query.getOrDefault("pageCursor", ""));
    if (!PARAMETERS.containsAll(query.keySet())) {
      return SandboxVanta.error(400, "Only these parameters are known: " + PARAMETERS);
    }
    if (!size.matches("[1-9]\\d?|100")) {
      return SandboxVanta.error(400, "pageSize must be a number from 1 to 100");
    }
    if (start < 0) {
      return SandboxVanta.error(400, "pageCursor is invalid");
    }
    if (!STATUSES.contains(query.getOrDefault(STATUS_FILTER, "CURRENT"))) {
      return SandboxVanta.error(400, STATUS_FILTER + " must be one of " + STATUSES);
    }
    var found =
        people.subList(start, people.size()).stream().filter(p -> fits(p.read(), query)).toList();
    var page = found.stream().limit(Integer.parseInt(size)).toList();
    return SandboxAnswer.json(200, body(page, start > 0, found.size() > page.size()));
  }

  private static boolean fits(JsonNode person, Map<String, String> query) {
    var part = query.getOrDefault(NAME_FILTER, "").toLowerCase(Locale.ROOT);
    var name = person.path("name");
    var status = person.at("/employment/status").asText();
    return Stream.of(person.path("emailAddress"), name.path("first"), name.path("last"))
            .anyMatch(text -> text.asText().toLowerCase(Locale.ROOT).contains(part))
        && query.getOrDefault(STATUS_FILTER, status).equals(status);
  }

  private static ObjectNode body(List<VantaPerson> page, boolean isLater, boolean hasMore) {
    var answer = Json.MAPPER.createObjectNode();
    var results = answer.putObject("results");
    var data = results.putArray("data");
    page.forEach(person -> data.add(person.read()));
    results
        .putObject("pageInfo")
        .put("endCursor", page.isEmpty() ? null : cursor(page.get(page.size() - 1)))
        .put("hasNextPage", hasMore)
        .put("hasPreviousPage", isLater)
        .put("startCursor", page.isEmpty() ? null : cursor(page.get(0)));
    return answer;
  }

  private static String cursor(VantaPerson person) {
    var bytes = ("people:" + person.id()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
