package io.offboard.http;

import io.offboard.DeactivateRequest;
import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.call.EmailAddress;
import io.offboard.call.UserId;
import io.offboard.error.InvalidRequestException;
import java.util.List;
import java.util.UUID;

/**
 * Reads a deactivate request as it came over HTTP. Which of {@code user_id} or {@code email}, and
 * {@code actor} are required depends on the integration and is not checked here.
 */
public final class DeactivateRequestReader {
  private DeactivateRequestReader() {}

  /**
   * Reads query and body.
   *
   * @param rawQuery the query string, not decoded, one character per byte; null if there is none
   * @param body the body's bytes; null or empty if there is none
   * @return the request
   * @throws InvalidRequestException 400 for whatever is wrong with either
   */
  public static DeactivateRequest read(String rawQuery, byte[] body) {
    return read(QueryString.parse(rawQuery), body);
  }

  static DeactivateRequest read(QueryString query, byte[] body) {
    UUID integratedAccountId = CommonParameters.integratedAccountId(query);
    String actor = CommonParameters.scalar(query, "actor");
    ResponseFormat responseFormat = CommonParameters.responseFormat(query);
    boolean ignoreRemoteData = CommonParameters.ignoreRemoteData(query);
    List<String> excludeFields = CommonParameters.excludeFields(query);
    List<QueryParameter> remoteQuery = CommonParameters.remoteQuery(query);
    var fields = RequestBody.parse(body);
    String userId = fields.string("user_id");
    String email = fields.string("email");
    if (userId != null && email != null) {
      throw new InvalidRequestException("Give user_id or email, not both.");
    }
    return new DeactivateRequest(
        integratedAccountId,
        userId == null ? null : UserId.check("user_id", userId),
        email == null ? null : EmailAddress.check("email", email),
        actor == null ? null : UserId.checkText("actor", actor),
        fields.object("remote_data"),
        remoteQuery,
        responseFormat,
        ignoreRemoteData,
        excludeFields);
  }
}
