package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents are in {@code response-formats.<integration>.json}. */
class ResponseFormatsTest extends BlackBoxTest {
  @ParameterizedTest
  @CsvSource({
    "okta, unified, confirmed",
    "okta, unified, unconfirmed",
    "okta, raw, confirmed",
    "okta, raw, unconfirmed",
    "okta, normalized, confirmed",
    "okta, normalized, unconfirmed",
    "vanta, unified, confirmed",
    "vanta, unified, unconfirmed",
    "vanta, raw, confirmed",
    "vanta, raw, unconfirmed",
    "vanta, normalized, confirmed",
    "vanta, normalized, unconfirmed"
  })
  void answers_in_the_format_asked_for(String integration, String format, String proof)
      throws IOException {
    var reply = deactivate(integration, "&truto_response_format=" + format, proof);

    reply.isSuccess("deactivated", documents(integration).path(format).path(proof).toString());
  }

  @ParameterizedTest
  @CsvSource({"okta", "vanta"})
  void answers_in_the_unified_format_by_default(String integration) throws IOException {
    var reply = deactivate(integration, "", "confirmed");

    assertEquals(documents(integration).at("/unified/confirmed"), reply.json());
  }

  @Test
  void raw_is_the_empty_object_where_the_vendor_says_nothing() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(204, "");

    deactivate(okta("confirm: false"), "&truto_response_format=raw", user("00u1"))
        .isSuccess("deactivated", "{}");
  }

  private Reply deactivate(String integration, String query, String proof) throws IOException {
    var documents = documents(integration);
    expect("POST", documents.path("deactivate"));
    var confirm = proof.equals("confirmed");
    if (confirm) {
      expect("GET", documents.path("read"));
    }
    var setting = "confirm: " + confirm;
    return deactivate(
        integration.equals("okta") ? okta(setting) : vanta(setting),
        query + "&actor=a1",
        user(documents.path("user_id").textValue()));
  }

  private void expect(String method, JsonNode call) {
    vendor
        .expect(method, call.path("target").textValue())
        .answer(200, call.path("answer").toString());
  }

  private static JsonNode documents(String integration) throws IOException {
    var file = "/blackbox/response-formats.%s.json".formatted(integration);
    try (var stream = ResponseFormatsTest.class.getResourceAsStream(file)) {
      return Json.MAPPER.readTree(stream);
    }
  }
}
