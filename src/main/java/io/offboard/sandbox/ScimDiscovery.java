package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/**
 * What the SCIM stand-in tells of itself, as {@code sandbox/scim-discovery.json} has it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-4">RFC 7644 on discovery</a>
 */
final class ScimDiscovery {
  private static final JsonNode SEED = Seed.document("scim-discovery.json");

  private ScimDiscovery() {}

  static SandboxAnswer serviceProviderConfig(ScimDialect dialect) {
    ObjectNode config = SEED.path("ServiceProviderConfig").deepCopy();
    config.putObject("patch").put("supported", dialect.patches());
    return SandboxAnswer.json(200, config);
  }

  static SandboxAnswer resourceTypes() {
    return list(SEED.path("ResourceTypes"));
  }

  static SandboxAnswer schemas() {
    return list(ScimAttribute.schemas());
  }

  private static SandboxAnswer list(JsonNode resources) {
    var all = StreamSupport.stream(resources.spliterator(), false).toList();
    return SandboxAnswer.json(200, ScimUsers.list(all, all.size(), 1));
  }
}
