package io.offboard.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverStep;
import io.offboard.store.StepState;
import io.offboard.util.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** A leaver as callers see it. What is not known is not there. */
final class LeaverJson {
  private LeaverJson() {}

  static ObjectNode of(Leaver leaver, Instant now) {
    var json = Json.MAPPER.createObjectNode();
    json.put("id", leaver.id()).put("state", leaver.shownAt(now).label());
    json.set("person", LeaverRequests.stored(leaver.request()).person());
    put(json, "at", leaver.startsAt());
    put(json, "created_at", leaver.createdAt());
    put(json, "give_up_at", leaver.giveUpAt());
    put(json, "requested_by", leaver.requestedBy());
    var steps = json.putArray("steps");
    leaver.steps().forEach(step -> steps.add(step(leaver, step)));
    return json;
  }

  static ObjectNode step(Leaver leaver, LeaverStep step) {
    var json = Json.MAPPER.createObjectNode().put("account", step.account().toString());
    put(json, "integration", step.integration());
    json.put("state", step.state().label());
    put(json, "outcome", step.outcome());
    put(json, "user_id", step.userId());
    json.put("attempts", step.attempts());
    put(json, "first_attempt_at", step.firstAttemptAt());
    put(json, "next_attempt_at", step.state() == StepState.WAITING ? step.nextAttemptAt() : null);
    put(json, "proven_at", step.provenAt());
    if (step.provenAt() != null) {
      json.put("seconds_to_proof", secondsToProof(leaver, step));
    }
    put(json, "vendor_request_id", step.vendorRequestId());
    put(json, "message", step.message());
    return json;
  }

  /** From the beginning of the leaver to the proof, in tenths. */
  static BigDecimal secondsToProof(Leaver leaver, LeaverStep step) {
    var taken = Duration.between(leaver.startsAt(), step.provenAt()).toMillis();
    return BigDecimal.valueOf(taken, 3).setScale(1, RoundingMode.HALF_UP);
  }

  static void put(ObjectNode json, String name, Object value) {
    if (value instanceof JsonNode node) {
      json.set(name, node);
    } else if (value != null) {
      json.put(name, value.toString());
    }
  }
}
