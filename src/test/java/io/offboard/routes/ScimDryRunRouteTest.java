package io.offboard.routes;

import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.scim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScimDryRunRouteTest extends DryRunRouteTestBase {
  @BeforeEach
  void theServiceShowsTheUser() {
    accounts = id -> scim(true);
    vendorAnswers(200, "{'id': 'u1', 'active': true}");
  }

  @Test
  void tells_what_would_be_sent_and_sends_it_not() {
    var result = result(ask("u1"));

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
    assertOnlyReads(2);
  }

  @Test
  void what_is_refused_otherwise_is_refused_here() {
    assertRefused(ask((String) null));
  }

  @Test
  void a_user_whom_the_service_does_not_have_is_its_error() {
    vendorAnswers(404, "{'detail': 'Not here'}");

    assertEquals("Not here", assertVendorError(404, ask("u1")).getMessage());
  }

  private Exchange ask(String userId) {
    return ask(DeactivateRequest.of(scim(true).id(), userId, null));
  }
}
