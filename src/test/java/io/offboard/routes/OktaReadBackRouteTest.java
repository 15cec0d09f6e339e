package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.call.Evidence;
import io.offboard.call.VendorAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OktaReadBackRouteTest extends VendorMockTestBase {
  @Test
  void gets_the_user() {
    vendorAnswers(200, "{}");

    send("okta.read-back", call(okta()));

    var sent = assertSent("GET", "https://vendor.test/api/v1/users/u1");
    assertNull(sent.getBody());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "200 | {'status': 'DEPROVISIONED'}                                      | PROOF",
        "200 | {'status': 'ACTIVE'}                                             | CONTRARY",
        "200 | {'status': 'ACTIVE', 'transitioningToStatus': 'DEPROVISIONED'}   | IN_TRANSITION",
        "200 | {'status': 'ACTIVE', 'transitioningToStatus': null}              | CONTRARY",
        "200 | {'status': 'ACTIVE', 'transitioningToStatus': ''}                | CONTRARY",
        "200 | {'status': 'DEPROVISIONED', 'transitioningToStatus': 'ACTIVE'}   | PROOF",
        "200 | {'profile': {'transitioningToStatus': 'DEPROVISIONED'}}          | CONTRARY",
        "200 | {'status': 'deprovisioned'}                                      | CONTRARY",
        "200 | {'profile': {'status': 'DEPROVISIONED'}}                         | CONTRARY",
        "200 | {}                                                               | CONTRARY",
        "200 | [{'status': 'DEPROVISIONED'}]                                    | NONE",
        "200 | <html>                                                           | NONE",
        "200 | \"\"                                                             | NONE",
        "404 | {'errorCode': 'E0000007'}                                        | NO_USER",
        "404 | <html>                                                           | NO_USER",
        "401 | {'status': 'DEPROVISIONED'}                                      | FORBIDDEN",
        "403 | {}                                                               | FORBIDDEN",
        "500 | {'status': 'DEPROVISIONED'}                                      | NONE"
      })
  void the_user_says_what_is_proven(int status, String body, Evidence evidence) {
    vendorAnswers(status, body);
    var call = call(okta());

    send("okta.read-back", call);

    assertEquals(evidence, VendorAccess.evidence(call));
    assertEquals(status, call.progress().readBack().status());
    assertEquals(0, call.progress().attempts());
  }
}
