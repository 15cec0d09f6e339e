package io.offboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.CallResult;
import io.offboard.DeactivateResult;
import io.offboard.DryRunResult;
import io.offboard.call.Call;
import io.offboard.call.Ending;
import io.offboard.client.RateLimit;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.OffboardException;
import io.offboard.error.UnauthorizedException;
import io.offboard.util.Json;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Writes the answer: status, headers and body, and nothing else that is in the message. A byte
 * buffer is what the server under Camel sends at once; an array it pumps through a stream.
 */
public final class WriteAnswer {
  private static final String NOT_AUDITED = "not-audited";

  /** Seconds after which a caller may try again, where the vendor does not say. */
  private static final Map<Integer, Long> RETRY_AFTER = Map.of(409, 60L, 429, 60L, 503, 5L);

  private final boolean wrap;

  /**
   * Writes answers.
   *
   * @param wrap true to answer what a deactivation brings as the {@code result} of an object
   */
  public WriteAnswer(boolean wrap) {
    this.wrap = wrap;
  }

  /**
   * Writes a success.
   *
   * @param exchange whose message body is a result
   */
  public void result(Exchange exchange) {
    var result = exchange.getMessage().getBody(CallResult.class);
    var message = begin(exchange, result.statusCode());
    if (result instanceof DeactivateResult || result instanceof DryRunResult) {
      message.setHeader("Offboard-Outcome", result.label());
    }
    if (exchange.getProperty(Idempotency.REPLAYED) != null) {
      message.setHeader("Idempotency-Replayed", "true");
    }
    warn(exchange, result.warnings());
    message.setBody(ByteBuffer.wrap(ErrorEnvelope.bytes(body(result))));
  }

  private JsonNode body(CallResult result) {
    return wrap && result instanceof DeactivateResult
        ? Json.MAPPER.createObjectNode().set("result", result.body())
        : result.body();
  }

  /**
   * Writes an error.
   *
   * @param exchange whose message body is an error
   */
  public void error(Exchange exchange) {
    var error = exchange.getMessage().getBody(OffboardException.class);
    var message = begin(exchange, error.statusCode());
    warn(exchange, List.of());
    message.setBody(ByteBuffer.wrap(ErrorEnvelope.of(error)));
    if (error instanceof UnauthorizedException) {
      message.setHeader("WWW-Authenticate", "Bearer");
    }
    Ending.told(error).ifPresent(label -> message.setHeader("Offboard-Outcome", label));
    switch (error.statusCode()) {
      case 405 -> message.setHeader("Allow", allowed(exchange, error));
      case 409, 429, 503 ->
          retryAfter(error).ifPresent(seconds -> message.setHeader("Retry-After", seconds));
      default -> {}
    }
  }

  /** A wrong request stays wrong: it may be repeated only where that is said. */
  private static Optional<Long> retryAfter(OffboardException error) {
    var said = error.retryAfterSeconds();
    return said.isPresent() || error instanceof InvalidRequestException
        ? said
        : Optional.of(RETRY_AFTER.get(error.statusCode()));
  }

  /** A vendor's 405 comes only after our own method was right. */
  private static String allowed(Exchange exchange, OffboardException error) {
    return error instanceof MethodNotAllowedException own
        ? own.allowed()
        : HttpRequest.of(exchange).server().method().name();
  }

  /**
   * Writes what is no call's result.
   *
   * @param exchange whose message body is a document
   */
  public void document(Exchange exchange) {
    var document = exchange.getMessage().getBody(Document.class);
    var message = begin(exchange, document.statusCode());
    message.setHeader(Exchange.CONTENT_TYPE, document.contentType());
    message.setBody(ByteBuffer.wrap(document.content()));
  }

  private static void warn(Exchange exchange, List<String> warnings) {
    var all = new ArrayList<>(warnings);
    if (Call.of(exchange).isUnaudited()) {
      all.add(NOT_AUDITED);
    }
    if (!all.isEmpty()) {
      exchange.getMessage().setHeader("Offboard-Warning", String.join(", ", all));
    }
  }

  private static Message begin(Exchange exchange, int statusCode) {
    var call = Call.of(exchange);
    var message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, statusCode);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Offboard-Request-Id", call.requestId());
    if (call.mainAnswer() != null) {
      RateLimit.of(call.mainAnswer().headers()).ifPresent(rate -> rateLimit(message, rate));
    }
    return message;
  }

  private static void rateLimit(Message message, RateLimit rate) {
    message.setHeader("ratelimit-limit", rate.limit());
    message.setHeader("ratelimit-remaining", rate.remaining());
    message.setHeader("ratelimit-reset", rate.resetSeconds());
  }
}
