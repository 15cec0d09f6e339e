package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.request;
import static io.offboard.fixture.Samples.scim;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.call.Call;
import io.offboard.fixture.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimDeactivateRouteTest extends DeactivateRouteTestBase {
  ScimDeactivateRouteTest() {
    super("scim");
  }

  @BeforeEach
  void theServiceDeactivates() {
    vendorDeactivates("{'id': 'u1', 'active': false}");
  }

  @Test
  void a_user_is_set_inactive_and_mapped() throws Exception {
    var call = of("u1", "{}");

    assertSettled(call);

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
    assertRefused(of(userId, remoteData));
  }

  private static Call of(String userId, String remoteData) {
    return call(scim(true), request(Samples.SCIM_ID, userId, null, remoteData));
  }
}
