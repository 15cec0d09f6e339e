package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.error.InvalidRequestException;

/** Reads requests for tests of their query strings. */
final class RequestReading {
  static final String ID = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";

  private RequestReading() {}

  static String account(String query) {
    return "integrated_account_id=" + ID + "&" + query;
  }

  static DeactivateRequest read(String query) {
    return DeactivateRequestReader.read(account(query), new byte[0]);
  }

  static InvalidRequestException refusal(String query) {
    return assertThrows(
        InvalidRequestException.class, () -> DeactivateRequestReader.read(query, null));
  }

  static void assertRefused(String query, String message) {
    var error = refusal(account(query));
    assertEquals(400, error.statusCode());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
