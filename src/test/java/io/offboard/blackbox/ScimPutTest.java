package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.Expectation;
import io.offboard.testkit.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that takes PUT only: the user is read, and written back inactive. */
class ScimPutTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String RICH =
      """
      {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:acme:1.0:User"],"id":"u1",
       "userName":"ada","name":{"givenName":"","familyName":null},"emails":[],"active":%s,
       "urn:acme:1.0:User":{"badge":12345678901234567890123456789,"rate":1.50,"far":1E+30,
         "tiny":-0.000000001000,"nested":{"list":[1,null,{"x":{}}],"text":"\\u00e9\\n\\"quoted\\""}},
       "meta":{"resourceType":"User","lastModified":"2026-01-01T00:00:00Z"}}
      """;
  private static final String INACTIVE = "{\"id\":\"u1\",\"active\":false}";
  private static final String VERSIONED =
      "{\"id\":\"u1\",\"active\":true,\"meta\":{\"version\":\"W/\\\"%s\\\"\"}}";

  @Test
  void writes_back_what_was_read_with_active_false_and_nothing_else_changed() {
    expectRead().answer(200, RICH.formatted("true"));
    expectPut()
        .withHeader("Content-Type", "application/scim+json")
        .withHeader("Accept", "application/scim+json")
        .answer(200, RICH.formatted("false"));
    expectRead().answer(200, INACTIVE);

    deactivate(scim("update: put"), user("u1"))
        .isSuccess(
            "deactivated",
            "{\"id\":\"u1\",\"status\":\"inactive\",\"remote_data\":" + INACTIVE + "}");

    var written = vendor.requests().get(1);
    assertEquals(Reply.parse(RICH.formatted("false")), written.json());
    for (var number : new String[] {"12345678901234567890123456789", "1.50", "1E+30"}) {
      assertTrue(written.text().contains(number), written::text);
    }
    assertEquals(List.of(), written.values("If-Match"));
  }

  @Test
  void is_not_asked_of_whoever_says_nothing() {
    vendor.expect("PATCH", USER).answer(405, "");

    deactivate(scim(), user("u1")).isVendorError(405, "update setting");

    assertEquals(1, vendor.requests().size());
  }

  @Test
  void carries_the_version_of_the_document() {
    expectRead().answer(200, VERSIONED.formatted("a"));
    expectPut().withHeader("If-Match", "W/\"a\"").answer(200, INACTIVE);
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
  }

  @Test
  void a_version_that_is_outdated_is_read_once_more() {
    expectRead().answer(200, VERSIONED.formatted("a"));
    expectPut().withHeader("If-Match", "W/\"a\"").answer(412, "");
    expectRead().answer(200, VERSIONED.formatted("b"));
    expectPut().withHeader("If-Match", "W/\"b\"").answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
  }

  @Test
  void a_version_that_is_outdated_twice_is_passed_on() {
    for (var version : new String[] {"a", "b"}) {
      expectRead().answer(200, VERSIONED.formatted(version));
      expectPut().answer(412, "{\"detail\":\"Too late\"}");
    }

    deactivate(scim("update: put"), user("u1")).isVendorError(412, "Too late");
  }

  @Test
  void the_etag_counts_where_the_service_asks_for_a_version_and_the_document_has_none() {
    var read = HttpAnswer.of(200, "{\"id\":\"u1\",\"active\":true}").header("ETag", "\"e\"");
    expectRead().answer(read);
    expectPut().answer(428, "");
    expectRead().answer(read);
    expectPut().withHeader("If-Match", "\"e\"").answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
    assertEquals(List.of(), vendor.requests().get(1).values("If-Match"));
  }

  @Test
  void another_user_is_not_written() {
    expectRead().answer(200, "{\"id\":\"u2\",\"active\":true}");

    deactivate(scim("update: put"), user("u1")).isVendorError(502, "nothing was changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | {\"detail\":\"Nobody\"} | 404 | Nobody",
        "403 | {\"detail\":\"Not you\"} | 403 | Not you",
        "503 | {\"detail\":\"Later\"} | 503 | Later",
        "200 | <html> | 502 | nothing was changed",
        "200 | [] | 502 | nothing was changed",
        "200 | {\"id\":\"u1\" | 502 | nothing was changed",
        "200 | {\"id\":\"u1\",\"id\":\"u1\"} | 502 | nothing was changed"
      })
  void nothing_is_written_where_the_user_cannot_be_read(
      int read, String document, int status, String message) {
    expectRead().answer(read, document);

    var reply = deactivate(scim("update: put"), user("u1")).isVendorError(status, message);

    assertNull(reply.outcome());
  }

  @Test
  void a_document_with_the_accounts_own_token_is_not_written_back_masked() {
    var account = scim("update: put");
    expectRead().answer(200, "{\"id\":\"u1\",\"nickName\":\"%s\"}".formatted(scimToken(account)));

    deactivate(account, user("u1")).isVendorError(502, "the account's credential");
  }

  @Test
  void a_refused_read_is_tried_again_like_a_refused_write() {
    expectRead().answer(HttpAnswer.of(429, "{}").header("Retry-After", "2"));
    expectRead().answer(200, "{\"id\":\"u1\",\"active\":true}");
    expectPut().answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
  }

  @Test
  void an_unclear_write_is_settled_by_a_read_and_made_again_on_a_fresh_one() {
    expectRead().answer(200, VERSIONED.formatted("a"));
    expectPut().withHeader("If-Match", "W/\"a\"").answer(502, "");
    expectRead().answer(200, VERSIONED.formatted("b"));
    expectRead().answer(200, VERSIONED.formatted("b"));
    expectPut().withHeader("If-Match", "W/\"b\"").answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"title\":\"x\"}", "{\"Operations\":[]}"})
  void takes_no_remote_data(String remoteData) {
    deactivate(scim("update: put"), "{\"user_id\":\"u1\",\"remote_data\":" + remoteData + "}")
        .isError(400, "Leave remote_data out");

    assertNothingWasSent();
  }

  private void assertOutcome(String expected) {
    var reply = deactivate(scim("update: put"), user("u1"));
    assertEquals(expected, reply.status() + " " + reply.outcome(), reply::toString);
  }

  private Expectation expectRead() {
    return vendor.expect("GET", USER);
  }

  private Expectation expectPut() {
    return vendor.expect("PUT", USER);
  }
}
