package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxScimDiscoveryTest extends ScimSandboxTestBase {
  @Test
  void tells_what_it_can() throws Exception {
    var config = json(caller.get("/scim/v2/ServiceProviderConfig"));
    assertTrue(config.at("/filter/supported").booleanValue());
    assertEquals(ScimUsers.MAX_PAGE, config.at("/filter/maxResults").intValue());
    assertTrue(config.at("/etag/supported").booleanValue());
    var types = json(caller.get("/scim/v2/ResourceTypes"));
    assertEquals("/Users", types.at("/Resources/0/endpoint").textValue());
    assertEquals(types.at("/Resources/0/schema"), schemas().get(0).get("id"));
  }

  @Test
  void describes_every_attribute_of_its_users() throws Exception {
    var core = schemas().get(0).path("attributes").findValuesAsText("name");
    var extension = schemas().get(1);

    for (var seed : Seed.read("scim-users.json")) {
      seed.document()
          .remove(
              List.of("schemas", "meta", "urn:acme:params:scim:schemas:extension:badge:1.0:User"));
      for (var attribute : seed.document().properties()) {
        if (attribute.getKey().equals(ENTERPRISE)) {
          assertEquals(ENTERPRISE, extension.path("id").textValue());
          var names = extension.path("attributes").findValuesAsText("name");
          attribute.getValue().fieldNames().forEachRemaining(n -> assertTrue(names.contains(n), n));
        } else {
          assertTrue(core.contains(attribute.getKey()), attribute::getKey);
        }
      }
    }
  }

  private JsonNode schemas() throws IOException, InterruptedException {
    return json(caller.get("/scim/v2/Schemas")).path("Resources");
  }
}
