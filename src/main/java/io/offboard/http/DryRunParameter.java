package io.offboard.http;

import io.offboard.error.InvalidRequestException;
import io.offboard.http.QueryString.Parameter;
import java.util.List;
import java.util.stream.Stream;

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
    var values =
        Stream.of("dry_run", "dryRun").flatMap(name -> value(query, name)).distinct().toList();
    if (values.isEmpty() || values.equals(List.of("false"))) {
      return false;
    }
    if (!values.equals(List.of("true"))) {
      throw new InvalidRequestException("Give dry_run as true or false.");
    }
    return true;
  }

  private static Stream<String> value(QueryString query, String name) {
    List<Parameter> named = query.named(name);
    if (named.size() > 1 || named.stream().anyMatch(one -> !one.brackets().isEmpty())) {
      throw new InvalidRequestException("Give " + name + " once and without brackets.");
    }
    return named.stream().map(Parameter::value);
  }
}
