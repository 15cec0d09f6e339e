package io.offboard.error;

import java.util.List;

/** The caller's request cannot be served as it stands; nothing was sent to a vendor. */
public class InvalidRequestException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /**
   * A request that is wrong (400).
   *
   * @param message what is wrong, and what would be right
   */
  public InvalidRequestException(String message) {
    this(400, message);
  }

  /**
   * A request that is refused with a status of its own.
   *
   * @param statusCode a 4xx status, or 501 for what is specified but not built
   * @param message what is wrong, and what would be right
   */
  public InvalidRequestException(int statusCode, String message) {
    super(statusCode, message, null);
  }

  /**
   * A request without values that its integration needs (400).
   *
   * @param queryParameters names of the missing query parameters; may be empty
   * @param bodyFields names of the missing body fields; may be empty
   * @return the error, with an insight for each kind of name that is missing
   */
  public static InvalidRequestException missing(
      List<String> queryParameters, List<String> bodyFields) {
    var names = new java.util.ArrayList<>(queryParameters);
    names.addAll(bodyFields);
    var error =
        new InvalidRequestException("Give " + String.join(" and ", names) + ": it is required.");
    if (!queryParameters.isEmpty()) {
      error
          .insights()
          .put(
              "missing_required_query_parameters",
              new Insight("These query parameters are required.", queryParameters));
    }
    if (!bodyFields.isEmpty()) {
      error
          .insights()
          .put(
              "missing_required_body_fields",
              new Insight("These body fields are required.", bodyFields));
    }
    return error;
  }
}
