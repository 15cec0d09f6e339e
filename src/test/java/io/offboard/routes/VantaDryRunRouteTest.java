package io.offboard.routes;

import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.DryRunResult;
import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.VendorErrorException;
import io.offboard.fixture.Samples;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VantaDryRunRouteTest extends RouteTestBase {
  private static final String PERSON = "{'id': 'p1', 'employment': {'status': 'CURRENT'}}";

  @Override
  void advise() throws Exception {
    mock("vendor.http", "vendor-http");
  }

  @BeforeEach
  void vantaShowsThePerson() {
    accounts = id -> vanta();
    vendorAnswers(200, PERSON);
  }

  @Test
  void tells_what_would_be_sent_and_sends_it_not() {
    var result = (DryRunResult) ask(asked("p1", "a1", "{'note': 'x'}")).getMessage().getBody();

    assertEquals(false, result.couldSucceed());
    assertTrue(result.reason().contains("CURRENT"), result.reason());
    assertEquals(1, result.requests().size());
    var planned = result.requests().get(0);
    assertEquals("POST", planned.method());
    assertEquals("https://vendor.test/v1/people/offboard?n%5Ba%5D=%20", planned.url());
    assertEquals("application/json", planned.headers().get("Content-Type"));
    assertEquals(
        json("{'updates': [{'acknowledgerId': 'a1', 'id': 'p1'}], 'note': 'x'}"), planned.body());
    assertEquals(
        json("{'id': 'p1', 'status': 'active', 'remote_data': " + PERSON + "}"), result.user());
    var sent = mocked("vendor-http").getExchanges();
    assertEquals(1, sent.size());
    assertEquals("GET", sent.get(0).getMessage().getHeader(Exchange.HTTP_METHOD, String.class));
  }

  @ParameterizedTest
  @CsvSource({", a1, {}", "p1, , {}", "p1, a1, {'updates': [{'id': 'p2'}]}"})
  void what_is_refused_otherwise_is_refused_here(String userId, String actor, String remoteData) {
    var asked = ask(asked(userId, actor, remoteData));

    assertEquals(
        400, assertInstanceOf(InvalidRequestException.class, asked.getException()).statusCode());
    assertEquals(0, mocked("vendor-http").getReceivedCounter());
  }

  @Test
  void a_person_whom_vanta_does_not_have_is_vantas_error() {
    vendorAnswers(404, "{'message': 'Not here'}");

    var error =
        assertInstanceOf(VendorErrorException.class, ask(asked("p1", "a1", "{}")).getException());

    assertEquals("404 Not here", error.statusCode() + " " + error.getMessage());
  }

  private Exchange ask(DeactivateRequest asked) {
    return template.send("direct:users.dry-run", e -> e.getMessage().setBody(asked));
  }

  private static DeactivateRequest asked(String userId, String actor, String remoteData) {
    return new DeactivateRequest(
        Samples.VANTA_ID,
        userId,
        actor,
        object(remoteData),
        List.of(new QueryParameter("n[a]", " ")),
        ResponseFormat.UNIFIED,
        false,
        List.of());
  }
}
