package io.offboard.settle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.ListUsersRequest;
import io.offboard.error.InvalidRequestException;
import io.offboard.util.Json;
import io.offboard.util.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the next page of a list begins, as callers get it: opaque, and good for the same question
 * only. It carries the vendor's own cursor, so that any node can go on.
 */
public final class PageCursor {
  private static final int CHECK_LENGTH = 24;

  private PageCursor() {}

  /**
   * Writes a cursor.
   *
   * @param request the question
   * @param page where its next page begins, in the vendor's own terms
   * @return the cursor, fit for a query string as it is; null if {@code page} is null
   */
  public static String write(ListUsersRequest request, JsonNode page) {
    if (page.isNull()) {
      return null;
    }
    var text = check(request, page.toString()) + page;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @param request the question, with a cursor
   * @return where the page begins, in the vendor's own terms
   * @throws InvalidRequestException (400) if it is not ours, or of another question
   */
  static JsonNode read(ListUsersRequest request) {
    try {
      var text =
          new String(Base64.getUrlDecoder().decode(request.cursor()), StandardCharsets.UTF_8);
      var page = text.substring(Math.min(CHECK_LENGTH, text.length()));
      if (text.startsWith(check(request, page))) {
        return Json.read(page);
      }
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw notOurs();
    }
    throw notOurs();
  }

  private static InvalidRequestException notOurs() {
    return new InvalidRequestException(
        "Give next_cursor as an earlier answer to the same query gave it, or leave it out.");
  }

  private static String check(ListUsersRequest request, String page) {
    var question = Json.MAPPER.createArrayNode();
    question.add(request.integratedAccountId().toString());
    question.add(request.email()).add(request.username()).add(request.status());
    request.remoteQuery().forEach(one -> question.add(one.name()).add(one.value()));
    return Sha256.hex(question + page).substring(0, CHECK_LENGTH);
  }
}
