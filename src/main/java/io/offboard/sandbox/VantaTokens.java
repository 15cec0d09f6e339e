package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The token endpoint of the Vanta stand-in: one client, of which only the newest token lives. */
final class VantaTokens {
  static final String READ = "vanta-api.all:read";
  static final String WRITE = "vanta-api.all:write";

  private static final Duration LIFETIME = Duration.ofSeconds(3600);

  private final Clock clock;
  private String liveAuthorization = "";
  private Instant expiry = Instant.EPOCH;
  private Set<String> scopes = Set.of();

  VantaTokens(Clock clock) {
    this.clock = clock;
  }

  /** Issues a token, which revokes the one before. */
  SandboxAnswer issue(JsonNode request) {
    if (!request.isObject()) {
      return error(400, "invalid_request", "The request body must be a JSON object.");
    }
    if (!request.path("grant_type").asText().equals("client_credentials")) {
      return error(400, "unsupported_grant_type", "The grant type must be client_credentials.");
    }
    if (!request.path("client_id").asText().equals(SandboxVanta.CLIENT_ID)
        || !request.path("client_secret").asText().equals(SandboxVanta.CLIENT_SECRET)) {
      return error(401, "invalid_client", "The client id or the client secret is wrong.");
    }
    var asked = Set.copyOf(List.of(request.path("scope").asText().split(" ")));
    if (!Set.of(READ, WRITE).containsAll(asked)) {
      return error(400, "invalid_scope", "The requested scope is unknown or not allowed.");
    }
    var token = "vat_" + SandboxServer.randomText();
    liveAuthorization = "Bearer " + token;
    expiry = clock.instant().plus(LIFETIME);
    scopes = asked;
    return SandboxAnswer.json(
        200,
        Json.MAPPER
            .createObjectNode()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", LIFETIME.toSeconds()));
  }

  boolean accept(String authorization) {
    return authorization.equals(liveAuthorization) && clock.instant().isBefore(expiry);
  }

  boolean allow(String scope) {
    return scopes.contains(scope);
  }

  private static SandboxAnswer error(int status, String error, String description) {
    return SandboxAnswer.json(
        status,
        Json.MAPPER.createObjectNode().put("error", error).put("error_description", description));
  }
}
