package io.offboard.http;

import io.offboard.error.InvalidRequestException;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets only a POST pass whose query can be decoded, and whose body, if it has one, is declared as
 * JSON or not declared at all: what needs no token to be refused.
 */
public final class AcceptJsonPost implements Processor {
  /** What a caller is told who sends anything else. */
  static final String NOT_JSON =
      "Send the body as JSON in UTF-8, with the header 'Content-Type: application/json'.";

  private static final Predicate<String> JSON =
      Pattern.compile("application/(?:[a-z0-9.!#$&^_-]+\\+)?json").asMatchPredicate();

  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    if (!request.server().method().equals(HttpMethod.POST)) {
      throw new MethodNotAllowedException("POST");
    }
    requireJson(request);
    QueryString.requireDecodable(request.server().query());
  }

  static void requireJson(HttpRequest request) {
    if (request.hasBody() && !isJson(request.header("Content-Type"))) {
      throw new InvalidRequestException(415, NOT_JSON);
    }
  }

  private static boolean isJson(String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    for (var i = 1; i < parts.length; i++) {
      var parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return JSON.test(parts[0].strip());
  }
}
