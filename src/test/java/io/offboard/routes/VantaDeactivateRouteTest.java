package io.offboard.routes;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.DeactivateRequest;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.Samples;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VantaDeactivateRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("vanta.deactivate", "vanta-settle");
  }

  @BeforeEach
  void vantaOffboards() {
    when(
        "vanta-settle",
        exchange -> {
          var call = Call.of(exchange);
          attempted(call, answer(200, "{'results': [{'id': 'p1', 'status': 'SUCCESS'}]}"));
          call.setOutcome(Outcome.DEACTIVATED);
        });
  }

  @Test
  void a_person_is_offboarded_and_mapped() throws Exception {
    mocked("vanta-settle").expectedMessageCount(1);
    var call = of("p1", "a1", "{}");

    send("vanta.deactivate", call);

    mocked("vanta-settle").assertIsSatisfied();
    assertEquals(json("{'updates': [{'id': 'p1', 'acknowledgerId': 'a1'}]}"), call.vendorBody());
    assertEquals(json("{'id': 'p1'}"), call.unified());
  }

  @Test
  void a_person_may_be_named_in_remote_data() {
    var call = of(null, "a1", "{'updates': [{'id': 'p1'}]}");

    send("vanta.deactivate", call);

    assertEquals("p1", call.userId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '"',
      value = {
        "-      | a1 | {}",
        "p1     | -  | {}",
        "-      | -  | {}",
        "p1     | -  | {'updates': [{'id': 'p1', 'acknowledgerId': 'a1'}]}",
        "-      | a1 | {'updates': []}",
        "-      | a1 | {'updates': [{'id': 'p1'}, {'id': 'p2'}]}",
        "p1     | a1 | {'updates': [{'id': 'p2'}]}",
        "-      | a1 | {'updates': [{'id': '../users'}]}",
        "../x   | a1 | {}"
      })
  void what_does_not_name_one_person_and_one_actor_is_refused(
      String userId, String actor, String remoteData) throws Exception {
    mocked("vanta-settle").expectedMessageCount(0);

    var error =
        failure(InvalidRequestException.class, "vanta.deactivate", of(userId, actor, remoteData));

    assertEquals(400, error.statusCode());
    mocked("vanta-settle").assertIsSatisfied();
  }

  private static Call of(String userId, String actor, String remoteData) {
    var request =
        new DeactivateRequest(
            Samples.VANTA_ID,
            userId,
            actor,
            object(remoteData),
            List.of(),
            ResponseFormat.UNIFIED,
            false,
            List.of());
    return call(vanta(), request);
  }
}
