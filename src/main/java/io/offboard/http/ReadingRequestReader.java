package io.offboard.http;

import io.offboard.GetUserRequest;
import io.offboard.ListUsersRequest;
import io.offboard.call.EmailAddress;
import io.offboard.call.UserId;
import io.offboard.error.InvalidRequestException;
import io.offboard.http.QueryString.Parameter;
import java.util.List;
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
        filter(query, "username"),
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

  /** A filter that cannot be read must not become a list of everybody. */
  private static String email(QueryString query) {
    for (Parameter parameter : query.named("emails")) {
      if (!parameter.segments().equals(List.of("email"))) {
        throw new InvalidRequestException("Give emails as emails[email]=address.");
      }
    }
    var one = single("emails[email]", query.named("emails"));
    var other = filter(query, "email");
    if (one != null && other != null && !one.equals(other)) {
      throw new InvalidRequestException("Give emails[email] or email, or the same in both.");
    }
    var email = one == null ? other : one;
    return email == null ? null : EmailAddress.check("email", email);
  }

  private static String status(QueryString query) {
    var status = filter(query, "status");
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

  private static String filter(QueryString query, String name) {
    var value = single(name, query.named(name));
    return value == null ? null : UserId.checkText(name, value);
  }

  private static String single(String name, List<Parameter> given) {
    if (given.isEmpty()) {
      return null;
    }
    var brackets = name.substring(name.indexOf('[') < 0 ? name.length() : name.indexOf('['));
    if (given.size() > 1 || !given.get(0).brackets().equals(brackets)) {
      throw new InvalidRequestException("Give " + name + " once.");
    }
    return given.get(0).value();
  }
}
