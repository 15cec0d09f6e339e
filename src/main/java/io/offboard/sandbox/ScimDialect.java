package io.offboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The ways in which whole SCIM services differ; each is a base path with the same users. */
enum ScimDialect {
  /** As RFC 7644 has it. */
  STANDARD,
  /** PATCH is 405. */
  PUT_405,
  /** PATCH is 501. */
  PUT_501,
  /** PATCH is 404, with a web page. */
  PUT_404,
  /** An operation with a path is 422. */
  PATCH_VALUE,
  /** Only {@code application/json} is understood. */
  JSON,
  /** A change without {@code If-Match} is 428. */
  IF_MATCH,
  /** Only {@code userName eq} is understood as a filter. */
  USER_NAME,
  /** {@code count} is passed over: a page has as many users as it can. */
  COUNT_IGNORED,
  /** {@code startIndex} is passed over: it is always the first page. */
  START_INDEX_IGNORED,
  /** {@code totalResults} is how many users the page has. */
  PAGE_TOTAL,
  /** A list has no {@code totalResults}, and where it is empty no {@code Resources}. */
  NO_TOTAL,
  /** The numbers of a list are texts. */
  TEXT_NUMBERS;

  private static final List<String> BASE = List.of("scim", "v2");
  private static final String JSON_TYPE = "application/json";
  private static final String SCIM_TYPE = "application/scim+json";
  private static final String USER_NAME_FILTER =
      "(?i)|\\s*userName\\s+eq\\s+\"(?:[^\"\\\\]|\\\\.)*+\"\\s*";
  private static final String PAGE = "<!DOCTYPE html><title>404</title><h1>Not Found</h1>";

  /** The segments of the base path. */
  List<String> base() {
    var segment = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return this == STANDARD ? BASE : List.of(segment, "scim", "v2");
  }

  /**
   * The dialect below whose base path a path lies.
   *
   * @throws ScimError if there is none
   */
  static ScimDialect of(List<String> path) {
    return Stream.of(values())
        .filter(dialect -> path.size() > dialect.base().size())
        .filter(dialect -> path.subList(0, dialect.base().size()).equals(dialect.base()))
        .findFirst()
        .orElseThrow(() -> new ScimError(404, "There is no service at this path."));
  }

  /** Whether the service takes PATCH. */
  boolean patches() {
    return !name().startsWith("PUT_");
  }

  /** The media type of the answers. */
  String mediaType() {
    return this == JSON ? JSON_TYPE : SCIM_TYPE;
  }

  /** Of a list's parameters those that the service heeds. */
  Map<String, String> heeded(Map<String, String> query) {
    var heeded = new TreeMap<>(query);
    switch (this) {
      case COUNT_IGNORED -> heeded.remove("count");
      case START_INDEX_IGNORED -> heeded.remove("startIndex");
      default -> {}
    }
    return heeded;
  }

  /** A list as the service tells it. */
  ObjectNode told(ObjectNode list) {
    switch (this) {
      case PAGE_TOTAL -> list.set("totalResults", list.get("itemsPerPage"));
      case NO_TOTAL -> {
        list.remove("totalResults");
        if (list.path("Resources").isEmpty()) {
          list.remove("Resources");
        }
      }
      case TEXT_NUMBERS ->
          List.of("totalResults", "startIndex", "itemsPerPage")
              .forEach(number -> list.put(number, list.path(number).asText()));
      default -> {}
    }
    return list;
  }

  /** What the service answers to PATCH, if it takes PUT only. */
  SandboxAnswer noPatch() {
    return switch (this) {
      case PUT_405 ->
          new ScimError(405, "PATCH is not allowed.").answer().with("Allow", "GET, PUT");
      case PUT_404 -> SandboxAnswer.text(404, PAGE).with("Content-Type", "text/html");
      default -> new ScimError(501, "PATCH is not supported.").answer();
    };
  }

  /**
   * Checks what comes before the user is looked at.
   *
   * @throws ScimError if the service does not take the request
   */
  void check(SandboxRequest request) {
    if (isChange(request)) {
      checkChange(request);
    }
    var accepted = request.header("Accept");
    if (this == JSON
        && !(accepted.isEmpty() || accepted.matches(".*(application/json|\\*/\\*).*"))) {
      throw new ScimError(406, "Only " + JSON_TYPE + " can be answered.");
    }
    var filter = request.query().getOrDefault("filter", "");
    if (this == USER_NAME && !filter.matches(USER_NAME_FILTER)) {
      throw ScimError.invalidFilter("Only userName eq is supported.");
    }
  }

  private void checkChange(SandboxRequest request) {
    var type = request.header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!(type.equals(JSON_TYPE) || (type.equals(SCIM_TYPE) && this != JSON))) {
      throw new ScimError(415, "The media type " + type + " is not supported.");
    }
    if (this == IF_MATCH && request.header("If-Match").isEmpty()) {
      throw new ScimError(428, "A change needs an If-Match header.");
    }
    for (var operation : request.json().path("Operations")) {
      if (this == PATCH_VALUE && operation.has("path")) {
        throw new ScimError(422, "invalidSyntax", "An operation must not have a path.");
      }
    }
  }

  private static boolean isChange(SandboxRequest request) {
    return request.method().equals("PATCH") || request.method().equals("PUT");
  }
}
