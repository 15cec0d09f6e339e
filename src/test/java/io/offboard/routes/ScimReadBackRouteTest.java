package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.scim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.call.Evidence;
import io.offboard.call.VendorAccess;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimReadBackRouteTest extends VendorMockTestBase {
  @Test
  void gets_the_user_as_scim() {
    vendorAnswers(200, "{}");

    send("scim.read-back", call(scim(true)));

    var sent = assertSent("GET", "https://vendor.test/scim/v2/Users/u1");
    assertEquals("application/scim+json", sent.getHeader("Accept"));
    assertNull(sent.getHeader(Exchange.CONTENT_TYPE));
    assertNull(sent.getBody());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "200 | {'id': 'u1', 'active': false}                              | PROOF",
        "200 | {'id': 'u1', 'active': 'False'}                            | PROOF",
        "200 | {'id': 'u1', 'active': 'FALSE'}                            | PROOF",
        "200 | {'id': 'u1', 'active': 'false'}                            | PROOF",
        "200 | {'id': 'u1', 'active': true}                               | CONTRARY",
        "200 | {'id': 'u1', 'active': 'True'}                             | CONTRARY",
        "200 | {'id': 'u1'}                                               | NONE",
        "200 | {'id': 'u1', 'active': null}                               | NONE",
        "200 | {'id': 'u1', 'active': ''}                                 | NONE",
        "200 | {'id': 'u1', 'active': 0}                                  | PROOF",
        "200 | {'id': 'u1', 'active': 1}                                  | CONTRARY",
        "200 | {'id': 'u1', 'active': '0'}                                | NONE",
        "200 | {'id': 'u1', 'Active': false}                              | PROOF",
        "200 | {'id': 'u1', 'active': 'falsehood'}                        | NONE",
        "200 | {'id': 'u1', 'active': [false]}                            | NONE",
        "200 | {'id': 'u1', 'active': ['false', true]}                    | NONE",
        "200 | {'id': 'u1', 'active': {'value': false}}                   | NONE",
        "200 | {'id': 'u1', 'urn:acme': {'active': false}}                | NONE",
        "200 | {'active': false}                                          | NONE",
        "200 | {'active': true}                                           | NONE",
        "200 | {'id': 'OTHER', 'active': false}                           | NONE",
        "200 | {'id': 'OTHER', 'active': true}                            | NONE",
        "200 | {'id': 'U1', 'active': false}                              | NONE",
        "200 | {'id': ['u1'], 'active': false}                            | NONE",
        "200 | {'id': null, 'active': false}                              | NONE",
        "200 | {'Resources': [{'id': 'u1', 'active': false}]}             | NONE",
        "200 | {'id': 'u1', 'Resources': [{'id': 'u1', 'active': false}]} | NONE",
        "200 | [{'id': 'u1', 'active': false}]                            | NONE",
        "200 | <html>                                                     | NONE",
        "200 | \"\"                                                       | NONE",
        "404 | {'id': 'u1', 'active': false}                              | NO_USER",
        "404 | {'detail': 'x'}                                            | NO_USER",
        "404 | <html>                                                     | NO_USER",
        "404 | {'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error']} | GONE",
        "403 | {'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error']} | FORBIDDEN",
        "200 | {'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error']} | NONE",
        "401 | {}                                                         | FORBIDDEN",
        "403 | {}                                                         | FORBIDDEN",
        "500 | {'id': 'u1', 'active': false}                              | NONE"
      })
  void the_user_says_what_is_proven(int status, String body, Evidence evidence) {
    vendorAnswers(status, body);
    var call = call(scim(true));

    send("scim.read-back", call);

    assertEquals(evidence, VendorAccess.evidence(call));
  }

  @Test
  void no_field_is_taken_from_another_document() {
    vendorAnswers(200, "{'id': 'OTHER', 'userName': 'eve', 'active': false}");
    var call = call(scim(true));

    send("scim.read-back", call);

    assertTrue(call.progress().readBack().body().isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "36893488147419103232", "007", "true"})
  void an_id_is_compared_as_a_text(String id) {
    vendorAnswers(200, "{'id': '" + id + "', 'active': false}");
    var account = scim(true);
    var call = call(account, DeactivateRequest.of(account.id(), id, null));

    send("scim.read-back", call);

    assertEquals(Evidence.PROOF, VendorAccess.evidence(call));
  }

  @ParameterizedTest
  @CsvSource({"7, 07", "7, 7.0", "36893488147419103232, 36893488147419103233"})
  void ids_that_are_only_equal_as_numbers_are_not_the_same(String asked, String shown) {
    vendorAnswers(200, "{'id': '" + shown + "', 'active': false}");
    var account = scim(true);
    var call = call(account, DeactivateRequest.of(account.id(), asked, null));

    send("scim.read-back", call);

    assertEquals(Evidence.NONE, VendorAccess.evidence(call));
  }
}
