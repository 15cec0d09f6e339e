package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The people of the Vanta stand-in. */
final class VantaPeople {
  private static final int MAX_UPDATES = 1000;

  private final Map<String, VantaPerson> people = new LinkedHashMap<>();

  VantaPeople() {
    Seed.read("vanta-people.json").stream()
        .map(VantaPerson::new)
        .forEach(person -> people.put(person.id(), person));
  }

  SandboxAnswer read(String id) {
    var person = people.get(id);
    return person == null
        ? SandboxVanta.error(404, "Person not found")
        : SandboxAnswer.json(200, person.read());
  }

  SandboxAnswer list(Map<String, String> query) {
    return VantaList.page(List.copyOf(people.values()), query);
  }

  /** Offboards each person of a list for whom that is possible, whatever becomes of the others. */
  SandboxAnswer offboard(JsonNode updates, String now) {
    if (!isWellFormed(updates)) {
      return SandboxVanta.error(
          400, "updates must hold 1 to 1000 objects, each with an id and an acknowledgerId");
    }
    return firstTrouble(updates)
        .befall(
            () -> {
              var answer = Json.MAPPER.createObjectNode();
              var results = answer.putArray("results");
              updates.forEach(update -> results.add(result(update, now)));
              return SandboxAnswer.json(200, answer);
            });
  }

  private ObjectNode result(JsonNode update, String now) {
    var id = update.get("id").asText();
    var result = Json.MAPPER.createObjectNode().put("id", id);
    obstacle(id, update.get("acknowledgerId").asText(), now)
        .ifPresentOrElse(
            message -> result.put("status", "ERROR").put("message", message),
            () -> result.put("status", "SUCCESS"));
    return result;
  }

  // What Vanta says of an unknown acknowledger is not documented; this is its word for bad ids.
  private Optional<String> obstacle(String id, String acknowledgerId, String now) {
    var acknowledged =
        people.values().stream().anyMatch(person -> person.isVantaUser(acknowledgerId));
    return people.containsKey(id) && acknowledged
        ? people.get(id).offboard(now)
        : Optional.of("Invalid Input");
  }

  private Trouble firstTrouble(JsonNode updates) {
    return StreamSupport.stream(updates.spliterator(), false)
        .map(update -> people.get(update.get("id").asText()))
        .filter(Objects::nonNull)
        .map(VantaPerson::takeTrouble)
        .filter(trouble -> trouble != Trouble.NONE)
        .findFirst()
        .orElse(Trouble.NONE);
  }

  private static boolean isWellFormed(JsonNode updates) {
    return updates.isArray()
        && !updates.isEmpty()
        && updates.size() <= MAX_UPDATES
        && StreamSupport.stream(updates.spliterator(), false)
            .allMatch(
                update ->
                    update.path("id").isTextual() && update.path("acknowledgerId").isTextual());
  }
}
