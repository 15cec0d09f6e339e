package io.offboard.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final HttpAnswer OK = HttpAnswer.of(200, "{}");

  private final ScriptedVendor vendor = new ScriptedVendor();
  private final TestClient client = new TestClient(vendor.url());

  @AfterEach
  void closeVendor() {
    vendor.close();
  }

  @Test
  void is_done_when_all_expected_requests_came_in_order() throws Exception {
    vendor.expect("POST", "/a").withHeader("authorization", "SSWS t").answer(200, "{}");
    vendor.expect("GET", "/b?c=%5B%5d").withoutBody().answer(404, "{}");

    assertEquals(200, client.send("POST", "/a", "", "Authorization", "SSWS t").statusCode());
    assertEquals(404, client.send("GET", "/b?c=%5B%5d", "").statusCode());
    vendor.assertDone();
  }

  @Test
  void fails_over_a_missing_request() {
    vendor.expect("POST", "/a").answer(OK);

    assertFailsWith("1. POST /a", "0 of 1 came", "Requests: none");
  }

  @Test
  void fails_over_a_request_too_many() throws Exception {
    var response = client.send("POST", "/a?b", "{}", "X-Extra", "1");

    assertEquals(501, response.statusCode());
    assertEquals("Unexpected request: expected no more requests", response.body());
    assertFailsWith("expected no more requests; got POST /a?b", "X-Extra: 1", "body '{}'");
  }

  @Test
  void fails_over_requests_out_of_order() throws Exception {
    vendor.expect("GET", "/a").answer(OK);
    vendor.expect("GET", "/b").answer(OK);
    client.send("GET", "/b", "");
    client.send("GET", "/a", "");

    assertFailsWith("expected GET /a; got GET /b", "1 of 2 came");
  }

  @Test
  void tells_targets_apart_that_differ_in_encoding_only() throws Exception {
    vendor.expect("GET", "/a?b=%5B").answer(OK);
    client.send("GET", "/a?b=%5b", "");

    assertFailsWith("expected GET /a?b=%5B; got GET /a?b=%5b");
  }

  @Test
  void fails_over_another_method() throws Exception {
    vendor.expect("GET", "/a").answer(OK);
    client.send("POST", "/a", "");

    assertFailsWith("expected GET /a; got POST /a");
  }

  @Test
  void fails_over_another_header_value() throws Exception {
    vendor.expect("GET", "/a").withHeader("Authorization", "SSWS t").answer(OK);
    client.send("GET", "/a", "", "Authorization", "ssws t");

    assertFailsWith("expected header Authorization: SSWS t; got GET /a");
  }

  @Test
  void fails_over_a_header_that_came_twice() throws Exception {
    vendor.expect("GET", "/a").withHeader("X-Once", "1").answer(OK);
    client.send("GET", "/a", "", "X-Once", "1", "X-Once", "1");

    assertFailsWith("expected header X-Once: 1");
  }

  @Test
  void compares_json_bodies_by_content() throws Exception {
    vendor.expect("POST", "/a").withJson("{\"a\":1,\"b\":[2]}").answer(OK);

    assertEquals(200, client.send("POST", "/a", "{ \"b\": [2], \"a\": 1 }").statusCode());
    vendor.assertDone();
  }

  @Test
  void fails_over_another_json_body() throws Exception {
    vendor.expect("POST", "/a").withJson("{\"a\":1}").answer(OK);
    client.send("POST", "/a", "{\"a\":2}");

    assertFailsWith("expected body {\"a\":1}; got", "body '{\"a\":2}'");
  }

  @Test
  void fails_over_a_body_that_is_no_json() throws Exception {
    vendor.expect("POST", "/a").withJson("{}").answer(OK);
    client.send("POST", "/a", "{");

    assertFailsWith("expected body {}; got", "body '{'");
  }

  @Test
  void fails_over_a_body_where_none_is_expected() throws Exception {
    vendor.expect("POST", "/a").withoutBody().answer(OK);
    client.send("POST", "/a", "{}");

    assertFailsWith("expected no body; got POST /a");
  }

  @Test
  void fails_over_an_expectation_without_an_answer() throws Exception {
    vendor.expect("GET", "/a");
    client.send("GET", "/a", "");

    assertFailsWith("expected GET /a to be given an answer by the test");
  }

  @Test
  void fails_over_a_missing_connection() {
    vendor.expectConnectionAndClose();

    assertFailsWith("1. a connection to close unread", "0 of 1 came");
  }

  @Test
  void fails_over_what_the_hook_throws() throws Exception {
    vendor.expect("GET", "/a").applying(() -> assertEquals(1, 2)).answer(OK);
    client.send("GET", "/a", "");

    assertFailsWith("the test's own code threw", "expected: <1> but was: <2>");
  }

  private void assertFailsWith(String... parts) {
    var message = assertThrows(AssertionError.class, vendor::assertDone).getMessage();
    for (var part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
