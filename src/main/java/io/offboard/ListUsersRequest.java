package io.offboard;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks for a page of users: the message body that {@code direct:users.list} takes.
 *
 * @param integratedAccountId the integrated account to ask
 * @param email lists the users who have this address, whatever its letter case; null for any
 * @param username lists the user of exactly this name; null for any
 * @param status lists the users of this unified status: active, inactive, invited or deleted; null
 *     for any
 * @param limit the most users of one page, 1 to 100
 * @param cursor where the page begins, as an earlier answer to the same question gave it; null for
 *     the first page
 * @param remoteQuery parameters sent on to the vendor untouched, in this order
 * @param responseFormat the shape of each user
 * @param ignoreRemoteData whether {@code remote_data} is left out of each user
 * @param excludeFields names of fields to leave out of each user; a dotted name reaches into
 *     objects and into each element of a list
 */
public record ListUsersRequest(
    UUID integratedAccountId,
    String email,
    String username,
    String status,
    int limit,
    String cursor,
    List<QueryParameter> remoteQuery,
    ResponseFormat responseFormat,
    boolean ignoreRemoteData,
    List<String> excludeFields)
    implements CallRequest {
  /** The most users of a page. */
  public static final int MAX_LIMIT = 100;

  /** The users of a page, unless the caller says otherwise. */
  public static final int DEFAULT_LIMIT = 25;

  /**
   * Copies what is mutable, so that the request stays as it was made.
   *
   * @throws IllegalArgumentException if the limit is none
   */
  public ListUsersRequest {
    Objects.requireNonNull(integratedAccountId, "integratedAccountId");
    Objects.requireNonNull(responseFormat, "responseFormat");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " users, not " + limit);
    }
    remoteQuery = List.copyOf(remoteQuery);
    excludeFields = List.copyOf(excludeFields);
  }

  /**
   * Asks for the users with an address.
   *
   * @param integratedAccountId the integrated account to ask
   * @param email the address
   * @return the request for the first page, answered in the unified format
   */
  public static ListUsersRequest withEmail(UUID integratedAccountId, String email) {
    return new ListUsersRequest(
        integratedAccountId,
        email,
        null,
        null,
        DEFAULT_LIMIT,
        null,
        List.of(),
        ResponseFormat.UNIFIED,
        false,
        List.of());
  }

  /** {@inheritDoc} Always null: a list is about no one user. */
  @Override
  public String userId() {
    return null;
  }
}
