package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OktaTest extends BlackBoxTest {
  private static final String DEACTIVATE = "/api/v1/users/00u1/lifecycle/deactivate";
  private static final String READ = "/api/v1/users/00u1";
  private static final String DEPROVISIONED =
      "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\",\"profile\":{\"firstName\":\"Ada\"}}";
  private static final String NOT_FOUND =
      """
      {"errorCode": "E0000007", "errorSummary": "Not found: Resource not found: 00u1 (User)",
       "errorLink": "E0000007", "errorId": "oae1", "errorCauses": []}
      """;

  @Test
  void deactivates_and_proves_it() {
    var account = okta();
    vendor
        .expect("POST", DEACTIVATE)
        .withHeader("Authorization", "SSWS " + oktaToken(account))
        .withoutBody()
        .answer(200, "{}");
    vendor
        .expect("GET", READ)
        .withHeader("Authorization", "SSWS " + oktaToken(account))
        .withoutBody()
        .answer(200, DEPROVISIONED);

    deactivate(account, user("00u1"))
        .isSuccess(
            "deactivated",
            """
            {"id": "00u1", "first_name": "Ada", "name": "Ada", "status": "inactive",
             "remote_data": %s}
            """
                .formatted(DEPROVISIONED))
        .hasOnlyHeaders("Offboard-Outcome");
  }

  @ParameterizedTest
  @CsvSource({"200,{}", "200,''", "204,''", "202,{}", "200,' '"})
  void takes_any_2xx_with_json_or_nothing_as_accepted(int status, String body) {
    vendor.expect("POST", DEACTIVATE).answer(status, body);

    deactivate(okta("confirm: false"), user("00u1"))
        .isSuccess("deactivated", "{\"id\": \"00u1\", \"remote_data\": {}}");
  }

  @Test
  void sends_remote_data_as_the_body() {
    vendor
        .expect("POST", DEACTIVATE)
        .withHeader("Content-Type", "application/json")
        .answer(200, "{}");
    var remoteData = "{\"a\":{\"b\":[12345678901234567.891,null]},\"user_id\":\"x\"}";

    deactivate(okta("confirm: false"), "{\"user_id\":\"00u1\",\"remote_data\":" + remoteData + "}");

    assertEquals(remoteData, vendor.requests().get(1).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null"})
  void sends_no_body_for_empty_remote_data(String remoteData) {
    vendor.expect("POST", DEACTIVATE).withoutBody().answer(200, "{}");

    var body = "{\"user_id\":\"00u1\",\"remote_data\":" + remoteData + "}";
    assertEquals(200, deactivate(okta("confirm: false"), body).status());
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com,ada%40example.com",
    "a b+c,a%20b%2Bc",
    "50%,50%25",
    "%2e%2e,%252e%252e",
    "a;b=c,a%3Bb%3Dc",
    "é😀,%C3%A9%F0%9F%98%80",
    "...,...",
    "Me2,Me2"
  })
  void sends_the_user_as_one_segment_of_the_path(String userId, String segment) {
    oktaDeactivates(segment);

    assertEquals(200, deactivate(okta(), user(userId)).status());
  }

  @Test
  void ignores_the_actor() {
    oktaDeactivates("00u1");

    assertEquals(200, deactivate(okta(), "&actor=a1", user("00u1")).status());
  }

  @Test
  void tells_a_user_who_was_deactivated_before_from_an_unknown_one() {
    vendor.expect("POST", DEACTIVATE).answer(404, NOT_FOUND);
    vendor.expect("GET", READ).answer(200, DEPROVISIONED);

    deactivate(okta("confirm: false"), "&truto_response_format=raw", user("00u1"))
        .isSuccess("already_inactive", DEPROVISIONED);
  }

  @Test
  void passes_on_that_a_user_is_unknown() {
    vendor.expect("POST", DEACTIVATE).answer(404, NOT_FOUND);
    vendor.expect("GET", READ).answer(404, NOT_FOUND);

    var reply = deactivate(okta(), user("00u1")).isVendorError(404, "Resource not found: 00u1");
    assertNull(reply.outcome());
  }

  @Test
  void passes_on_another_404_without_a_read() {
    vendor.expect("POST", DEACTIVATE).answer(404, "{\"errorCode\":\"E0000008\"}");

    deactivate(okta(), user("00u1")).isVendorError(404, "Not Found");
  }

  @Test
  void is_pending_while_the_user_is_not_deprovisioned() {
    vendor.expect("POST", DEACTIVATE).answer(200, "{}");
    for (var read = 0; read < 5; read++) {
      vendor.expect("GET", READ).answer(200, "{\"id\":\"00u1\",\"status\":\"ACTIVE\"}");
    }

    var reply = deactivate(okta(), user("00u1"));

    assertEquals(202, reply.status());
    assertEquals("pending", reply.outcome());
    assertEquals("active", reply.json().path("status").textValue());
  }
}
