package io.offboard.routes;

import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.scim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.DryRunResult;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.VendorErrorException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScimDryRunRouteTest extends RouteTestBase {
  @Override
  void advise() throws Exception {
    mock("vendor.http", "vendor-http");
  }

  @BeforeEach
  void theServiceShowsTheUser() {
    accounts = id -> scim(true);
    vendorAnswers(200, "{'id': 'u1', 'active': true}");
  }

  @Test
  void tells_what_would_be_sent_and_sends_it_not() {
    var result = (DryRunResult) ask("u1").getMessage().getBody();

    assertEquals(true, result.couldSucceed());
    assertTrue(result.reason().contains("active"), result.reason());
    assertEquals(1, result.requests().size());
    var planned = result.requests().get(0);
    assertEquals("PATCH", planned.method());
    assertTrue(planned.url().endsWith("/Users/u1"), planned.url());
    assertEquals("application/scim+json", planned.headers().get("Content-Type"));
    assertEquals("Bearer ***", planned.headers().get("Authorization"));
    assertEquals(
        json("[{'op': 'replace', 'path': 'active', 'value': false}]"),
        planned.body().get("Operations"));
    assertEquals("active", result.user().get("status").textValue());
    var sent = mocked("vendor-http").getExchanges();
    assertEquals(2, sent.size());
    for (var request : sent) {
      assertEquals("GET", request.getMessage().getHeader(Exchange.HTTP_METHOD, String.class));
    }
  }

  @Test
  void what_is_refused_otherwise_is_refused_here() {
    assertInstanceOf(InvalidRequestException.class, ask(null).getException());
    assertEquals(0, mocked("vendor-http").getReceivedCounter());
  }

  @Test
  void a_user_whom_the_service_does_not_have_is_its_error() {
    vendorAnswers(404, "{'detail': 'Not here'}");

    var error = assertInstanceOf(VendorErrorException.class, ask("u1").getException());

    assertEquals("404 Not here", error.statusCode() + " " + error.getMessage());
  }

  private Exchange ask(String userId) {
    var asked = DeactivateRequest.of(scim(true).id(), userId, null);
    return template.send("direct:users.dry-run", e -> e.getMessage().setBody(asked));
  }
}
