package io.offboard.routes;

import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.fixture.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VantaDryRunRouteTest extends DryRunRouteTestBase {
  private static final String PERSON = "{'id': 'p1', 'employment': {'status': 'CURRENT'}}";

  @BeforeEach
  void vantaShowsThePerson() {
    accounts = id -> vanta();
    vendorAnswers(200, PERSON);
  }

  @Test
  void tells_what_would_be_sent_and_sends_it_not() {
    var result = result(ask(asked("p1", "a1", "{'note': 'x'}")));

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
    assertOnlyReads(1);
  }

  @ParameterizedTest
  @CsvSource({", a1, {}", "p1, , {}", "p1, a1, {'updates': [{'id': 'p2'}]}"})
  void what_is_refused_otherwise_is_refused_here(String userId, String actor, String remoteData) {
    assertRefused(ask(asked(userId, actor, remoteData)));
  }

  @Test
  void a_person_whom_vanta_does_not_have_is_vantas_error() {
    vendorAnswers(404, "{'message': 'Not here'}");

    assertEquals("Not here", assertVendorError(404, ask(asked("p1", "a1", "{}"))).getMessage());
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
