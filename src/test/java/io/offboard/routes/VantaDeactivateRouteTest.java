package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.request;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.call.Call;
import io.offboard.fixture.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VantaDeactivateRouteTest extends DeactivateRouteTestBase {
  VantaDeactivateRouteTest() {
    super("vanta");
  }

  @BeforeEach
  void vantaOffboards() {
    vendorDeactivates("{'results': [{'id': 'p1', 'status': 'SUCCESS'}]}");
  }

  @Test
  void a_person_is_offboarded_and_mapped() throws Exception {
    var call = of("p1", "a1", "{}");

    assertSettled(call);

    assertEquals(json("{'updates': [{'id': 'p1', 'acknowledgerId': 'a1'}]}"), call.vendorBody());
    assertEquals(json("{'id': 'p1'}"), call.unified());
  }

  @Test
  void a_person_may_be_named_in_remote_data() throws Exception {
    var call = of(null, "a1", "{'updates': [{'id': 'p1'}]}");

    assertSettled(call);

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
    assertRefused(of(userId, actor, remoteData));
  }

  private static Call of(String userId, String actor, String remoteData) {
    return call(vanta(), request(Samples.VANTA_ID, userId, actor, remoteData));
  }
}
