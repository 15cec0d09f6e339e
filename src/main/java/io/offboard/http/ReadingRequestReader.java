package io.offboard.http;

import io.offboard.GetUserRequest;
import io.offboard.ListUsersRequest;
import io.offboard.call.EmailAddress;
import io.offboard.call.UserId;
import io.offboard.error.InvalidRequestException;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a request for users as it came over HTTP. */
final class ReadingRequestReader {
  private static final Set<String> STATUSES = Set.of("active", "inactive", "invited", "deleted");

  private static final Pattern LIMIT = Pattern.compile("0*[1-9][0-9]?|0*100");

  private ReadingRequestReader() {}

  /**
   * Reads what page is asked for.
   *
   * @param query the query
   * @return the request
   * @throws InvalidRequestException 400 for whatever is wrong with it
   */
  static ListUsersRequest list(QueryString query) {
    return new ListUsersRequest(
        CommonParameters.integratedAccountId(query),
        email(query),
        username(query),
        status(query),
        limit(query),
        CommonParameters.scalar(query, "next_cursor"),
        CommonParameters.remoteQuery(query),
        CommonParameters.responseFormat(query),
        CommonParameters.ignoreRemoteData(query),
        CommonParameters.excludeFields(query));
  }

  /**
   * Reads which user is asked for.
   *
   * @param userId the user's id, decoded
   * @param query the query
   * @return the request
   * @throws InvalidRequestException 400 for whatever is wrong with either
   */
  static GetUserRequest get(String userId, QueryString query) {
    return new GetUserRequest(
        CommonParameters.integratedAccountId(query),
        UserId.check("the user's id", userId),
        CommonParameters.remoteQuery(query),
        CommonParameters.responseFormat(query),
        CommonParameters.ignoreRemoteData(query),
        CommonParameters.excludeFields(query));
  }

  private static String email(QueryString query) {
    var one = CommonParameters.member(query, "emails", "email");
    var other = CommonParameters.scalar(query, "email");
    if (one != null && other != null && !one.equals(other)) {
      throw new InvalidRequestException("Give emails[email] or email, or the same in both.");
    }
    var email = one == null ? other : one;
    return email == null ? null : EmailAddress.check("email", email);
  }

  private static String username(QueryString query) {
    var username = CommonParameters.scalar(query, "username");
    return username == null ? null : UserId.checkText("username", username);
  }

  private static String status(QueryString query) {
    var status = CommonParameters.scalar(query, "status");
    if (status != null && !STATUSES.contains(status)) {
      throw new InvalidRequestException("Give status as active, inactive, invited or deleted.");
    }
    return status;
  }

  private static int limit(QueryString query) {
    var limit = CommonParameters.scalar(query, "limit");
    if (limit == null) {
      return ListUsersRequest.DEFAULT_LIMIT;
    }
    if (!LIMIT.matcher(limit).matches()) {
      throw new InvalidRequestException("Give limit as 1 to " + ListUsersRequest.MAX_LIMIT + ".");
    }
    return Integer.parseInt(limit);
  }
}
