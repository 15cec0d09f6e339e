package io.offboard.leaver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverAttempt;
import io.offboard.store.LeaverEvent;
import io.offboard.store.LeaverStep;
import io.offboard.util.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What an auditor gets: who asked for what, what was tried, and what proves it. */
final class LeaverEvidence {
  static final String CSV =
      "leaver,account,integration,state,outcome,at,proven_at,seconds_to_proof";

  private LeaverEvidence() {}

  static ObjectNode of(
      Leaver leaver, List<LeaverEvent> history, List<LeaverAttempt> attempts, Instant now) {
    var json = Json.MAPPER.createObjectNode().put("leaver", leaver.id());
    json.put("state", leaver.shownAt(now).label());
    json.set("request", LeaverRequests.stored(leaver.request()).toJson());
    LeaverJson.put(json, "requested_by", leaver.requestedBy());
    LeaverJson.put(json, "created_at", leaver.createdAt());
    LeaverJson.put(json, "at", leaver.startsAt());
    LeaverJson.put(json, "give_up_at", leaver.giveUpAt());
    var told = json.putArray("history");
    history.forEach(event -> told.add(event(event)));
    var steps = json.putArray("steps");
    for (var step : leaver.steps()) {
      var shown = LeaverJson.step(leaver, step);
      shown.remove("attempts");
      var tried = shown.putArray("attempts");
      attempts.stream()
          .filter(attempt -> attempt.account().equals(step.account()))
          .forEach(attempt -> tried.add(attempt(attempt)));
      steps.add(shown);
    }
    return json;
  }

  private static ObjectNode event(LeaverEvent event) {
    var json = Json.MAPPER.createObjectNode().put("at", event.time().toString());
    LeaverJson.put(json.put("what", event.what()), "by", event.by());
    LeaverJson.put(json, "account", event.account());
    LeaverJson.put(json, "message", event.message());
    return json;
  }

  private static ObjectNode attempt(LeaverAttempt attempt) {
    var json = Json.MAPPER.createObjectNode().put("at", attempt.time().toString());
    json.put("outcome", attempt.outcome()).put("status", attempt.status());
    json.put("request_id", attempt.requestId());
    LeaverJson.put(json, "vendor_request_id", attempt.vendorRequestId());
    LeaverJson.put(json, "message", attempt.message());
    LeaverJson.put(json, "proof", proof(attempt.proof()));
    return json;
  }

  private static JsonNode proof(String json) {
    try {
      return json == null ? null : Json.read(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of a leaver's steps; no value in them has a comma or a quote. */
  static Stream<String> lines(Leaver leaver) {
    return leaver.steps().stream().map(step -> line(leaver, step));
  }

  private static String line(Leaver leaver, LeaverStep step) {
    var isProven = step.provenAt() != null;
    return Stream.of(
            leaver.id(),
            step.account(),
            step.integration(),
            step.state().label(),
            step.outcome(),
            leaver.startsAt(),
            step.provenAt(),
            isProven ? LeaverJson.secondsToProof(leaver, step) : null)
        .map(value -> value == null ? "" : value.toString())
        .reduce((line, value) -> line + "," + value)
        .orElseThrow();
  }
}
