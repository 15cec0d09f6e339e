package io.offboard.http;

import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.error.InvalidRequestException;
import io.offboard.http.QueryString.Parameter;
import io.offboard.util.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parameters that every call of the unified API may have, read from its query. */
final class CommonParameters {
  private static final String ACCOUNT = "integrated_account_id";

  private static final Predicate<String> IS_INDEX = Pattern.compile("[0-9]*").asMatchPredicate();

  private CommonParameters() {}

  static UUID integratedAccountId(QueryString query) {
    String value = scalar(query, ACCOUNT);
    if (value == null) {
      throw InvalidRequestException.missing(List.of(ACCOUNT), List.of());
    }
    return Uuids.read(value)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "Give " + ACCOUNT + " as a uuid, like 00000000-0000-0000-0000-000000000000."));
  }

  static ResponseFormat responseFormat(QueryString query) {
    String value = scalar(query, "truto_response_format");
    return switch (value == null ? "unified" : value) {
      case "unified" -> ResponseFormat.UNIFIED;
      case "raw" -> ResponseFormat.RAW;
      case "normalized" -> ResponseFormat.NORMALIZED;
      default ->
          throw new InvalidRequestException(
              "Give truto_response_format as unified, raw or normalized.");
    };
  }

  static boolean ignoreRemoteData(QueryString query) {
    String value = scalar(query, "truto_ignore_remote_data");
    return switch (value == null ? "false" : value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new InvalidRequestException("Give truto_ignore_remote_data as true or false.");
    };
  }

  static List<String> excludeFields(QueryString query) {
    List<Parameter> given = given(query, "truto_exclude_fields");
    if (given.isEmpty()) {
      return List.of();
    }
    for (Parameter parameter : given) {
      List<String> segments = parameter.segments();
      if (segments.size() > 1 || !segments.stream().allMatch(IS_INDEX)) {
        throw new InvalidRequestException(
            "Give truto_exclude_fields as a comma list, or with [] or [0] after its name.");
      }
    }
    return given.stream()
        .flatMap(parameter -> Stream.of(parameter.value().split(",")))
        .map(String::strip)
        .filter(field -> !field.isEmpty())
        .toList();
  }

  static List<QueryParameter> remoteQuery(QueryString query) {
    var remoteQuery = new ArrayList<QueryParameter>();
    for (Parameter parameter : query.named("remote_query")) {
      List<String> segments = parameter.segments();
      String first = segments.isEmpty() ? "" : segments.get(0);
      if (!first.isEmpty()) {
        String rest = parameter.brackets().substring(first.length() + "[]".length());
        remoteQuery.add(new QueryParameter(first + rest, parameter.value()));
      } else if (!parameter.value().isEmpty()) {
        throw new InvalidRequestException(
            "Give remote_query with names: remote_query[name]=value.");
      }
    }
    return remoteQuery;
  }

  /** The value of a parameter that may be given once; null if it is not given, or empty. */
  static String scalar(QueryString query, String name) {
    return once(query, name, "");
  }

  /** The same of one that is a member of an object: {@code name[member]}, and has no others. */
  static String member(QueryString query, String name, String member) {
    return once(query, name, "[" + member + "]");
  }

  private static String once(QueryString query, String name, String brackets) {
    List<Parameter> given = given(query, name);
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1 || !given.get(0).brackets().equals(brackets)) {
      throw new InvalidRequestException(
          brackets.isEmpty()
              ? "Give " + name + " once and without brackets."
              : "Give " + name + " once, as " + name + brackets + "=value.");
    }
    return given.get(0).value();
  }

  /** The parameters of that name with a value; their brackets are in order. */
  private static List<Parameter> given(QueryString query, String name) {
    List<Parameter> named = query.named(name);
    if (named.isEmpty()) {
      return named;
    }
    named.forEach(Parameter::segments);
    return named.stream().filter(parameter -> !parameter.value().isEmpty()).toList();
  }
}
