package io.offboard.routes;

import static io.offboard.fixture.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.OffboardRoutes;
import io.offboard.Outcome;
import io.offboard.error.VendorErrorException;
import io.offboard.fixture.Samples;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A larger flow that calls the door twice within one exchange. */
class EmbeddedFlowTest extends VendorMockTestBase {
  @Override
  protected RoutesBuilder[] createRouteBuilders() {
    return new RoutesBuilder[] {
      OffboardRoutes.embedded(),
      new LeaverFlow(
          DeactivateRequest.of(Samples.OKTA_ID, "u1", null),
          DeactivateRequest.of(Samples.VANTA_ID, "p1", "a1"))
    };
  }

  @BeforeEach
  void twoAccounts() {
    accounts = id -> id.equals(Samples.OKTA_ID) ? Samples.okta() : Samples.vanta();
    vendor("{'status': 'DEPROVISIONED'}", "SUCCESS");
  }

  @Test
  void two_calls_keep_apart() {
    var exchange = leave();

    assertNull(exchange.getException());
    var first = exchange.getProperty("first", DeactivateResult.class);
    var second = exchange.getProperty("second", DeactivateResult.class);
    assertEquals(Outcome.DEACTIVATED, first.outcome());
    assertEquals(
        json("{'id': 'u1', 'status': 'inactive', 'remote_data': {'status': 'DEPROVISIONED'}}"),
        first.body());
    assertEquals(Outcome.DEACTIVATED, second.outcome());
    assertEquals(json("{'id': 'p1', 'remote_data': {'id': 'p1'}}"), second.body());
    assertSent(5);
  }

  @Test
  void a_failure_of_the_second_call_leaves_the_first_alone() {
    vendor("{'status': 'DEPROVISIONED'}", "ERROR");

    var exchange = leave();

    assertEquals(
        422, assertInstanceOf(VendorErrorException.class, exchange.getException()).statusCode());
    assertEquals(
        Outcome.DEACTIVATED, exchange.getProperty("first", DeactivateResult.class).outcome());
  }

  @Test
  void a_failure_of_the_first_call_is_the_flows_own_to_judge() {
    vendorAnswers(403, "{'errorSummary': 'No'}");

    var exchange = leave();

    assertEquals(
        403, assertInstanceOf(VendorErrorException.class, exchange.getException()).statusCode());
    assertSent(2);
  }

  private Exchange leave() {
    return template.send("direct:leaver", exchange -> {});
  }

  private void vendor(String oktaUser, String vantaStatus) {
    vendorDoes(
        exchange -> {
          var uri = exchange.getMessage().getHeader(Exchange.HTTP_URI, String.class);
          var path = uri.substring("https://vendor.test".length());
          overHttp(
              exchange,
              200,
              switch (path) {
                case "/api/v1/users/u1/lifecycle/deactivate" -> "{}";
                case "/api/v1/users/me" -> "{'id': 'admin'}";
                case "/api/v1/users/u1" -> oktaUser;
                case "/v1/people/offboard" ->
                    "{'results': [{'id': 'p1', 'status': '%s'}]}".formatted(vantaStatus);
                case "/v1/people/p1" -> "{'id': 'p1'}";
                default -> throw new AssertionError(path);
              });
        });
  }
}
