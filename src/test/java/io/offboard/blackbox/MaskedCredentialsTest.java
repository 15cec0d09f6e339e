package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no secret is in an answer is checked for every call of every class. */
class MaskedCredentialsTest extends BlackBoxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errorSummary\":\"No %s here\",\"errorCauses\":[{\"errorSummary\":\"%<s\"}]}",
        "{\"a\":[{\"%s\":\"%<s%<s\"}]}",
        "SSWS %s is wrong"
      })
  void a_credential_that_the_vendor_echoes_is_masked(String body) {
    var account = okta();
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(400, body.formatted(oktaToken(account)));

    assertTrue(deactivate(account, user("00u1")).isVendorError(400, "").toString().contains("***"));
  }

  @Test
  void a_credential_that_is_echoed_in_a_success_is_masked() {
    var account = okta("confirm: false");
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(200, "{\"token\":\"%s\"}".formatted(oktaToken(account)));

    deactivate(account, "&truto_response_format=raw", user("00u1"))
        .isSuccess("deactivated", "{\"token\": \"***\"}");
  }

  @Test
  void an_access_token_and_a_client_secret_are_masked_too() {
    var account = vanta();
    vendor
        .expect("POST", "/v1/people/offboard")
        .answer(
            400, "{\"message\":\"%s s3cret-client-%s\"}".formatted(vantaToken(account), account));

    assertEquals("*** ***", deactivate(account, "&actor=a1", user("p1")).message());
  }
}
