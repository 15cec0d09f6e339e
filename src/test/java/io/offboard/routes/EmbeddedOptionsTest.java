package io.offboard.routes;

import static io.offboard.fixture.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.OffboardRoutes;
import io.offboard.Outcome;
import io.offboard.account.Credential.ApiToken;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.fixture.Samples;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A larger flow with a SCIM account that has options, and then one that has none. */
class EmbeddedOptionsTest extends VendorMockTestBase {
  private static final UUID PUT_ID = UUID.fromString("a5bd0c8e-2c4b-4a39-8c3e-7b61f0d8c2a4");

  private final List<String> sent = new ArrayList<>();
  private final List<JsonNode> bodies = new ArrayList<>();
  private boolean active;

  @Override
  protected RoutesBuilder[] createRouteBuilders() {
    return new RoutesBuilder[] {
      OffboardRoutes.embedded(),
      new LeaverFlow(
          DeactivateRequest.of(PUT_ID, "u1", null),
          DeactivateRequest.of(Samples.SCIM_ID, "u1", null))
    };
  }

  @BeforeEach
  void oneUser() {
    vendorDoes(this::answer);
  }

  @Test
  void an_account_that_says_put_is_written_back_and_the_next_one_is_patched() {
    var putting =
        new IntegratedAccount(
            PUT_ID,
            "scim",
            URI.create("https://vendor.test/scim/v2"),
            new ApiToken("Bearer", new Secret(Samples.SCIM_TOKEN)),
            true,
            false,
            Map.of(),
            Map.of("scimUpdate", "put"));
    accounts =
        id -> {
          active = true; // each account has a user of its own
          return id.equals(PUT_ID) ? putting : Samples.scim(true);
        };

    var exchange = template.send("direct:leaver", message -> {});

    assertNull(exchange.getException());
    assertEquals(Outcome.DEACTIVATED, outcome(exchange, "first"));
    assertEquals(Outcome.DEACTIVATED, outcome(exchange, "second"));
    assertEquals(List.of("GET", "PUT", "GET", "PATCH", "GET"), sent);
    assertEquals(json("{'id': 'u1', 'title': 'Guide', 'active': false}"), bodies.get(0));
    assertEquals(
        json("[{'op': 'replace', 'path': 'active', 'value': false}]"),
        bodies.get(1).path("Operations"));
  }

  private static Outcome outcome(Exchange exchange, String property) {
    return exchange.getProperty(property, DeactivateResult.class).outcome();
  }

  /** A SCIM service with one user. */
  private void answer(Exchange exchange) {
    var method = exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
    sent.add(method);
    if (!method.equals("GET")) {
      bodies.add(json(exchange.getMessage().getBody(String.class)));
      active = false;
    }
    overHttp(exchange, 200, "{'id': 'u1', 'title': 'Guide', 'active': %s}".formatted(active));
  }
}
