package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.scim;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.client.Verdict;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimAttemptRouteTest extends VendorMockTestBase {
  @Test
  void patches_the_user_as_scim() {
    vendorAnswers(204, "");
    var call = call(scim(true));
    call.setVendorBody(object("{'schemas': ['s'], 'Operations': []}"));

    send("scim.attempt", call);

    var sent = assertSent("PATCH", "https://vendor.test/scim/v2/Users/u1");
    assertEquals("application/scim+json", sent.getHeader("Accept"));
    assertEquals("application/scim+json", sent.getHeader(Exchange.CONTENT_TYPE));
    assertEquals("{\"schemas\":[\"s\"],\"Operations\":[]}", sent.getBody(String.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "204 | \"\"               | ACCEPTED",
        "200 | \"\"               | ACCEPTED",
        "202 | {}                 | ACCEPTED",
        "200 | {'active': false}  | ACCEPTED",
        "200 | {'active': 'True'} | ACCEPTED",
        "200 | <html>             | UNCLEAR",
        "302 | \"\"               | REFUSED",
        "400 | {'detail': 'x'}    | REFUSED_UNLESS_INACTIVE",
        "403 | {'detail': 'x'}    | REFUSED",
        "404 | {'detail': 'x'}    | REFUSED",
        "409 | {'detail': 'x'}    | REFUSED_UNLESS_INACTIVE",
        "412 | {'detail': 'x'}    | OUTDATED",
        "422 | {'detail': 'x'}    | REFUSED_UNLESS_INACTIVE",
        "428 | {'detail': 'x'}    | OUTDATED",
        "501 | {'detail': 'x'}    | REFUSED",
        "429 | {}                 | RATE_LIMITED",
        "500 | {'active': false}  | UNCLEAR"
      })
  void the_status_says_what_was_done(int status, String body, Verdict verdict) {
    assertEquals(verdict, verdict(true, status, body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "204 | \"\"                                                                          | ACCEPTED",
        "200 | {'id': 'u1', 'active': false}                                                 | ACCEPTED",
        "200 | {'id': 'u1', 'active': 'False'}                                               | ACCEPTED",
        "200 | {'id': 'u1'}                                                                  | ACCEPTED",
        "200 | {'id': 'u1', 'active': null}                                                  | ACCEPTED",
        "202 | \"\"                                                                          | UNCLEAR",
        "202 | {'id': 'u1', 'active': false}                                                 | UNCLEAR",
        "201 | {'id': 'u1', 'active': false}                                                 | UNCLEAR",
        "200 | \"\"                                                                          | UNCLEAR",
        "200 | {}                                                                            | UNCLEAR",
        "200 | {'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error'], 'status': '400'} | UNCLEAR",
        "200 | {'active': false}                                                             | UNCLEAR",
        "200 | {'id': 'OTHER', 'active': false}                                              | UNCLEAR",
        "200 | [{'id': 'u1', 'active': false}]                                               | UNCLEAR",
        "200 | {'Resources': [{'id': 'u1', 'active': false}]}                                | UNCLEAR",
        "200 | {'id': 'u1', 'active': true}                                                  | UNCLEAR",
        "200 | {'id': 'u1', 'active': 'True'}                                                | UNCLEAR",
        "200 | {'id': 'u1', 'active': 1}                                                     | UNCLEAR",
        "200 | {'id': 'u1', 'active': 0}                                                     | ACCEPTED",
        "200 | {'id': 'u1', 'active': 'tRUE'}                                                | UNCLEAR",
        "200 | {'id': 'u1', 'Active': true}                                                  | UNCLEAR",
        "200 | {'id': 'u1', 'Active': 'True'}                                                | UNCLEAR",
        "200 | {'id': 'u1', 'ACTIVE': 'TRUE'}                                                | UNCLEAR",
        "400 | {'id': 'u1', 'active': true}                                                  | REFUSED_UNLESS_INACTIVE",
        "429 | {'id': 'u1', 'active': true}                                                  | RATE_LIMITED"
      })
  void without_a_read_back_only_a_204_or_the_user_who_is_not_shown_active_is_a_success(
      int status, String body, Verdict verdict) {
    assertEquals(verdict, verdict(false, status, body));
  }

  private Verdict verdict(boolean confirm, int status, String body) {
    vendorAnswers(status, body);
    var call = call(scim(confirm));
    send("scim.attempt", call);
    return call.progress().attempt().verdict();
  }
}
