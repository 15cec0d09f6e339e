package io.offboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.util.Json;
import io.offboard.util.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.TreeMap;

/** What is kept of a call with an idempotency key: the request as a hash, and the whole answer. */
final class KeptAnswer {
  private KeptAnswer() {}

  /**
   * Tells a request from others, as parsed: neither the order of members nor the way in which a
   * number is written counts.
   *
   * @param request the request
   * @return a hash, in 64 hexadecimal digits
   */
  static String fingerprint(DeactivateRequest request) {
    var query = Json.MAPPER.createArrayNode();
    request.remoteQuery().forEach(one -> query.addArray().add(one.name()).add(one.value()));
    var parts = Json.MAPPER.createArrayNode();
    parts.add(request.integratedAccountId().toString());
    parts.add(request.userId()).add(request.actor());
    if (request.email() != null) {
      parts.add(request.email());
    }
    parts.add(canonical(request.remoteData())).add(query);
    parts.add(request.responseFormat().name()).add(request.ignoreRemoteData());
    parts.add(Json.MAPPER.valueToTree(request.excludeFields()));
    return Sha256.hex(parts.toString());
  }

  private static JsonNode canonical(JsonNode node) {
    if (node.isObject()) {
      var members = new TreeMap<String, JsonNode>();
      node.properties()
          .forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
      return Json.MAPPER.createObjectNode().setAll(members);
    }
    if (node.isArray()) {
      var elements = new ArrayList<JsonNode>();
      node.forEach(element -> elements.add(canonical(element)));
      return Json.MAPPER.createArrayNode().addAll(elements);
    }
    return node.isBigDecimal()
        ? Json.MAPPER
            .getNodeFactory()
            .textNode("number " + node.decimalValue().stripTrailingZeros())
        : node;
  }

  /**
   * Writes an answer.
   *
   * @param result what was answered
   * @return bytes that {@link #read} reads
   */
  static byte[] bytes(DeactivateResult result) {
    var kept = Json.MAPPER.createObjectNode().put("outcome", result.outcome().name());
    result.warnings().forEach(kept.putArray("warnings")::add);
    return ErrorEnvelope.bytes(kept.set("body", result.body()));
  }

  /**
   * Reads an answer.
   *
   * @param bytes what {@link #bytes} wrote
   * @return what was answered
   */
  static DeactivateResult read(byte[] bytes) {
    try {
      var kept = Json.MAPPER.readTree(bytes);
      var warnings = new ArrayList<String>();
      kept.path("warnings").forEach(warning -> warnings.add(warning.asText()));
      return new DeactivateResult(
          Outcome.valueOf(kept.path("outcome").asText()), kept.path("body"), warnings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
