package io.offboard;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks for one user: the message body that {@code direct:users.get} takes.
 *
 * @param integratedAccountId the integrated account to ask
 * @param userId the vendor's id of the user, for Okta also the login
 * @param remoteQuery parameters sent on to the vendor untouched, in this order
 * @param responseFormat the shape of the answer
 * @param ignoreRemoteData whether {@code remote_data} is left out of the answer
 * @param excludeFields names of response fields to leave out; a dotted name reaches into objects
 *     and into each element of a list
 */
public record GetUserRequest(
    UUID integratedAccountId,
    String userId,
    List<QueryParameter> remoteQuery,
    ResponseFormat responseFormat,
    boolean ignoreRemoteData,
    List<String> excludeFields)
    implements CallRequest {

  /** Copies what is mutable, so that the request stays as it was made. */
  public GetUserRequest {
    Objects.requireNonNull(integratedAccountId, "integratedAccountId");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(responseFormat, "responseFormat");
    remoteQuery = List.copyOf(remoteQuery);
    excludeFields = List.copyOf(excludeFields);
  }

  /**
   * A request with everything optional left at its default.
   *
   * @param integratedAccountId the integrated account to ask
   * @param userId the vendor's id of the user
   * @return the request, answered in the unified format
   */
  public static GetUserRequest of(UUID integratedAccountId, String userId) {
    return new GetUserRequest(
        integratedAccountId, userId, List.of(), ResponseFormat.UNIFIED, false, List.of());
  }

  /** {@inheritDoc} Always null: a user is read by id. */
  @Override
  public String email() {
    return null;
  }
}
