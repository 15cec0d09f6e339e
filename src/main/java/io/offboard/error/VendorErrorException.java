package io.offboard.error;

import com.fasterxml.jackson.databind.JsonNode;

/** The vendor answered that it did not deactivate the user. */
public final class VendorErrorException extends OffboardException {
  private static final long serialVersionUID = 1L;

  private final transient JsonNode rawResponse;

  /**
   * Passes a vendor's error on.
   *
   * @param statusCode the status that stands for it, usually the vendor's own
   * @param message the vendor's message, or the status's canonical phrase
   * @param rawResponse the vendor's body, parsed or as a text, without our credentials
   */
  public VendorErrorException(int statusCode, String message, JsonNode rawResponse) {
    super(statusCode, message, null);
    this.rawResponse = rawResponse;
    insights().put("remote_error", new Insight("The vendor answered with an error.", null));
  }

  /**
   * The vendor's body.
   *
   * @return the parsed JSON, or a text node for anything else
   */
  public JsonNode rawResponse() {
    return rawResponse;
  }
}
