package io.offboard.routes;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.scim;
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

class ScimDeactivateRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("scim.deactivate", "scim-settle");
  }

  @BeforeEach
  void theServiceDeactivates() {
    when(
        "scim-settle",
        exchange -> {
          var call = Call.of(exchange);
          attempted(call, answer(200, "{'id': 'u1', 'active': false}"));
          call.setOutcome(Outcome.DEACTIVATED);
        });
  }

  @Test
  void a_user_is_set_inactive_and_mapped() throws Exception {
    mocked("scim-settle").expectedMessageCount(1);
    var call = of("u1", "{}");

    send("scim.deactivate", call);

    mocked("scim-settle").assertIsSatisfied();
    assertEquals(
        json(
            "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                + " 'Operations': [{'op': 'replace', 'path': 'active', 'value': false}]}"),
        call.vendorBody());
    assertEquals(json("{'id': 'u1', 'status': 'inactive'}"), call.unified());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '"',
      value = {
        "-    | {}",
        "../x | {}",
        "u1?x | {}",
        "-    | {'id': 'u1'}",
        "u1   | {'Operations': []}",
        "u1   | {'Operations': [{'op': 'replace', 'path': 'active', 'value': true}]}"
      })
  void what_would_deactivate_nobody_is_refused(String userId, String remoteData) throws Exception {
    mocked("scim-settle").expectedMessageCount(0);

    var error = failure(InvalidRequestException.class, "scim.deactivate", of(userId, remoteData));

    assertEquals(400, error.statusCode());
    mocked("scim-settle").assertIsSatisfied();
  }

  private static Call of(String userId, String remoteData) {
    var request =
        new DeactivateRequest(
            Samples.SCIM_ID,
            userId,
            null,
            object(remoteData),
            List.of(),
            ResponseFormat.UNIFIED,
            false,
            List.of());
    return call(scim(true), request);
  }
}
