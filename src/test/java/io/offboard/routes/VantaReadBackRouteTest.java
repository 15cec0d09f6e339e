package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.call.Evidence;
import io.offboard.call.VendorAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VantaReadBackRouteTest extends VendorMockTestBase {
  @Test
  void gets_the_person() {
    vendorAnswers(200, "{}");

    send("vanta.read-back", call(vanta()));

    var sent = assertSent("GET", "https://vendor.test/v1/people/u1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "200 | {'tasksSummary': {'status': 'OFFBOARDING_COMPLETE'}}             | PROOF",
        "200 | {'tasksSummary': {'status': 'OFFBOARDING_DUE_SOON'}}             | NOT_SHOWN",
        "200 | {'tasksSummary': {'x': {'status': 'OFFBOARDING_COMPLETE'}}}      | NOT_SHOWN",
        "200 | {'status': 'OFFBOARDING_COMPLETE'}                               | NOT_SHOWN",
        "200 | {'tasksSummary': null}                                           | NOT_SHOWN",
        "200 | {'tasksSummary': 'OFFBOARDING_COMPLETE'}                         | NOT_SHOWN",
        "200 | {'tasksSummary': [{'status': 'OFFBOARDING_COMPLETE'}]}           | NOT_SHOWN",
        "200 | {'tasksSummary': {'status': null}}                               | NOT_SHOWN",
        "200 | {'tasksSummary': {'status': ['OFFBOARDING_COMPLETE']}}           | NOT_SHOWN",
        "200 | {}                                                               | NOT_SHOWN",
        "200 | {'id': 'u1', 'tasksSummary': {'status': 'OFFBOARDING_COMPLETE'}} | PROOF",
        "200 | {'id': 'U1', 'tasksSummary': {'status': 'OFFBOARDING_COMPLETE'}} | PROOF",
        "200 | {'id': 'u2', 'tasksSummary': {'status': 'OFFBOARDING_COMPLETE'}} | NONE",
        "200 | {'id': 'u2'}                                                     | NONE",
        "404 | {'id': 'u2'}                                                     | NO_USER",
        "200 | <html>                                                           | NONE",
        "200 | \"\"                                                             | NONE",
        "404 | {}                                                               | NO_USER",
        "401 | {}                                                               | FORBIDDEN",
        "500 | {'tasksSummary': {'status': 'OFFBOARDING_COMPLETE'}}             | NONE"
      })
  void the_person_says_what_is_proven(int status, String body, Evidence evidence) {
    vendorAnswers(status, body);
    var call = call(vanta());

    send("vanta.read-back", call);

    assertEquals(evidence, VendorAccess.evidence(call));
  }

  @Test
  void no_field_is_taken_from_another_document() {
    vendorAnswers(200, "{'id': 'u2', 'emailAddress': 'eve@example.com'}");
    var call = call(vanta());

    send("vanta.read-back", call);

    assertTrue(call.progress().readBack().body().isMissingNode());
  }
}
