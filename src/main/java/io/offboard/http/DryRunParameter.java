package io.offboard.http;

import io.offboard.error.InvalidRequestException;
import io.offboard.http.QueryString.Parameter;
import java.util.List;

/** The query parameter {@code dry_run}, also written {@code dryRun}. */
final class DryRunParameter {
  private DryRunParameter() {}

  /**
   * Whether a query asks for a dry run. What might be meant so is refused: the other call cannot be
   * undone.
   *
   * @param query the query
   * @return true for {@code true}; false for {@code false}, or if it is not given
   * @throws InvalidRequestException (400) for any other value, an empty one too, for brackets, and
   *     if it is given twice or differently under both names
   */
  static boolean isTrueIn(QueryString query) {
    var one = value(query, "dry_run");
    var other = value(query, "dryRun");
    var asked = one == null ? other : one;
    if (asked == null) {
      return false;
    }
    var agreed = other == null || other.equals(asked);
    if (!agreed || !(asked.equals("true") || asked.equals("false"))) {
      throw new InvalidRequestException("Give dry_run as true or false.");
    }
    return asked.equals("true");
  }

  private static String value(QueryString query, String name) {
    List<Parameter> named = query.named(name);
    if (named.isEmpty()) {
      return null;
    }
    if (named.size() > 1 || !named.get(0).brackets().isEmpty()) {
      throw new InvalidRequestException("Give " + name + " once and without brackets.");
    }
    return named.get(0).value();
  }
}
