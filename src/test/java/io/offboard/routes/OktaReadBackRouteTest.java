package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
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
        "200 | {'id': 'u1', 'status': 'DEPROVISIONED'}                          | PROOF",
        "200 | {'id': 'u1', 'status': 'ACTIVE'}                                 | CONTRARY",
        "200 | {'id': '00u2', 'status': 'DEPROVISIONED', 'profile': {'login': 'eve'}} | NONE",
        "200 | {'id': '00u2', 'status': 'ACTIVE', 'profile': {'login': 'eve'}}  | NONE",
        "404 | {'id': '00u2', 'profile': {'login': 'eve'}}                      | NO_USER",
        "403 | {'id': '00u2', 'profile': {'login': 'eve'}}                      | FORBIDDEN",
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

  @ParameterizedTest
  @CsvSource({
    "00ub0oNGTSWTBKOLGLNR, PROOF",
    "isaac.brock@example.com, PROOF",
    "ISAAC.Brock@example.com, PROOF",
    "Isaac.Brock, PROOF",
    "00ub0ongtswtbkolglnr, PROOF",
    "isaac@example.com, NONE",
    "isaac, NONE"
  })
  void the_user_may_be_named_by_id_or_login(String asked, Evidence evidence) {
    vendorAnswers(
        200,
        """
        {'id': '00ub0oNGTSWTBKOLGLNR', 'status': 'DEPROVISIONED',
         'profile': {'login': 'Isaac.Brock@example.com'}}
        """);
    var account = okta();
    var call = call(account, DeactivateRequest.of(account.id(), asked, null));

    send("okta.read-back", call);

    assertEquals(evidence, VendorAccess.evidence(call));
  }

  @Test
  void no_field_is_taken_from_another_document() {
    vendorAnswers(200, "{'id': '00u2', 'profile': {'login': 'eve'}, 'status': 'ACTIVE'}");
    var call = call(okta());

    send("okta.read-back", call);

    assertTrue(call.progress().readBack().body().isMissingNode());
  }
}
