package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.util.List;

/**
 * What {@code direct:users.dry-run} answers: nothing was changed.
 *
 * @param couldSucceed whether the call could succeed now, by all that can be seen; null where the
 *     vendor does not show enough
 * @param reason why, in one sentence
 * @param requests what the call would send that changes something, in this order; none if it would
 *     be refused before
 * @param user the user as of now, in the format that was asked for
 */
public record DryRunResult(
    Boolean couldSucceed, String reason, List<PlannedRequest> requests, JsonNode user)
    implements CallResult {

  /** Copies the requests. */
  public DryRunResult {
    requests = List.copyOf(requests);
  }

  /** {@inheritDoc} It is none that a deactivation has: nobody takes a dry run for done. */
  @Override
  public String label() {
    return "dry_run";
  }

  @Override
  public int statusCode() {
    return 200;
  }

  /** The whole result as JSON. */
  @Override
  public JsonNode body() {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("dry_run", true)
            .put("could_succeed", couldSucceed)
            .put("reason", reason);
    var planned = body.putArray("requests");
    requests.forEach(request -> planned.add(request.toJson()));
    return body.set("user", user);
  }
}
