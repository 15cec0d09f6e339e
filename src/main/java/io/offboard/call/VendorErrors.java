package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.offboard.account.Credential.OAuthClient;
import io.offboard.client.RateLimit;
import io.offboard.client.VendorAnswer;
import io.offboard.error.Insight;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.error.VendorUnreachableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a vendor answer that is no success into the error that the caller gets. */
public final class VendorErrors {
  /** Where vendors put their messages, the most telling first. */
  private static final List<JsonPath> MESSAGES =
      List.of(
          JsonPath.compile("$.errorSummary"),
          JsonPath.compile("$.message"),
          JsonPath.compile("$.error_description"),
          JsonPath.compile("$.error"),
          JsonPath.compile("$.errors[0].message"));

  /** Okta's causes are a list, in some samples a single object. */
  private static final List<JsonPath> CAUSES =
      List.of(
          JsonPath.compile("$.errorCauses[0].errorSummary"),
          JsonPath.compile("$.errorCauses.errorSummary"));

  private static final Configuration LENIENT =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL)
          .build();

  /** Characters that reach the caller and the logs; the whole text is in the raw response. */
  private static final int MAX_MESSAGE = 1_000;

  private static final String ANOTHER = "answer shows another user, or does not tell whom";

  private static final String FORBIDDEN = "The account's credential may not do this.";

  private VendorErrors() {}

  /**
   * The error for the last attempt of a call.
   *
   * @param call a call whose attempt was no success, and of which it is known that nothing was
   *     changed
   * @return the error
   */
  public static OffboardException of(Call call) {
    var answer = call.progress().attempt();
    var progress = call.progress();
    var error = of(answer, progress.remarks().hint());
    if (call.account().credential() instanceof OAuthClient
        && progress.scope() != null
        && answer.status() == 403
        && (progress.remarks().isScopeMissing() || lacksScope(answer))) {
      var scopes = Map.of("missing_scopes", List.of(progress.scope()));
      error.insights().put("forbidden_error", new Insight(FORBIDDEN, scopes));
    }
    return error;
  }

  /**
   * The error for a call of which nobody can say whether it deactivated the user.
   *
   * @param call a call whose time is over
   * @return the error
   */
  public static OutcomeUnknownException unknown(Call call) {
    var read = call.progress().readBack();
    return read != null && read.fault() == VendorAnswer.Fault.OF_ANOTHER
        ? new OutcomeUnknownException("the vendor's " + ANOTHER, null)
        : new OutcomeUnknownException();
  }

  /**
   * Whether a vendor says in a header or in the body that the token's scope does not suffice.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750, 3.1</a>
   */
  private static boolean lacksScope(VendorAnswer answer) {
    var challenge = answer.headers().text("www-authenticate").orElse("");
    return challenge.contains("insufficient_scope")
        || answer.body().path("error").asText().equals("insufficient_scope");
  }

  /**
   * The error for one answer.
   *
   * @param answer an answer that is no success, and of which it is known that nothing was changed
   * @return the error
   */
  public static OffboardException of(VendorAnswer answer) {
    return of(answer, null);
  }

  private static OffboardException of(VendorAnswer answer, String hint) {
    if (answer.fault() != null) {
      return switch (answer.fault()) {
        case NOT_SENT -> new VendorUnreachableException(null);
        case TIMED_OUT, NO_ANSWER -> new VendorTimeoutException();
        case UNREADABLE ->
            error(502, "The vendor's answer cannot be read, nothing was changed.", answer);
        case OF_ANOTHER ->
            error(502, "The vendor's %s, nothing was changed.".formatted(ANOTHER), answer);
      };
    }
    return error(status(answer.status()), answer, hint);
  }

  /**
   * The error for an answer of a token endpoint: refused credentials are answered like a 401 of the
   * call itself.
   *
   * @param answer an answer that brought no token
   * @return the error
   */
  public static OffboardException ofToken(VendorAnswer answer) {
    var refused = List.of(400, 401, 403).contains(answer.status());
    return refused ? error(401, answer, null) : of(answer);
  }

  /** A refusal inside a success is one of the content; a redirect leads nowhere. */
  private static int status(int vendorStatus) {
    return switch (vendorStatus / 100) {
      case 2 -> 422;
      case 4, 5 -> vendorStatus;
      default -> 502;
    };
  }

  private static OffboardException error(int status, VendorAnswer answer, String hint) {
    var phrase = HttpResponseStatus.valueOf(status).reasonPhrase();
    var own = Optional.ofNullable(answer.message()).filter(text -> !text.isBlank());
    var said = cut(own.or(() -> message(answer.body())).orElse(phrase));
    return error(status, hint == null ? said : "%s (%s)".formatted(said, hint), answer);
  }

  private static OffboardException error(int status, String message, VendorAnswer answer) {
    var error = new VendorErrorException(status, message, answer.body());
    RateLimit.retryAfterSeconds(answer.status(), answer.headers())
        .ifPresent(error::retryAfterSeconds);
    if (status == 403) {
      error.insights().put("forbidden_error", new Insight(FORBIDDEN, null));
    }
    if (status == 429) {
      error
          .insights()
          .put("rate_limit_error", new Insight("The vendor's rate limit is used up.", null));
    }
    return error;
  }

  private static String cut(String message) {
    return message.codePointCount(0, message.length()) > MAX_MESSAGE
        ? message.substring(0, message.offsetByCodePoints(0, MAX_MESSAGE))
        : message;
  }

  private static Optional<String> message(JsonNode body) {
    return first(MESSAGES, body)
        .map(text -> first(CAUSES, body).map(cause -> text + ": " + cause).orElse(text));
  }

  private static Optional<String> first(List<JsonPath> paths, JsonNode body) {
    return paths.stream()
        .map(path -> body.isContainerNode() ? path.<JsonNode>read(body, LENIENT) : null)
        .filter(found -> found != null && found.isTextual() && !found.textValue().isBlank())
        .map(JsonNode::textValue)
        .findFirst();
  }
}
