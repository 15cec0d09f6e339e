package io.offboard.call;

import io.offboard.CallRequest;
import io.offboard.DeactivateRequest;
import io.offboard.GetUserRequest;
import io.offboard.ListUsersRequest;
import io.offboard.error.InvalidRequestException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Opens the door: takes the request out of the message, and starts the clock if nobody has. */
public final class StartCall implements Processor {
  /** The request id's key in the logging context, where a thread works for one call only. */
  public static final String MDC_KEY = "request_id";

  private final Clock clock;
  private final Duration deadline;

  /**
   * Starts calls.
   *
   * @param clock tells the time
   * @param deadline the longest time for one whole call
   */
  public StartCall(Clock clock, Duration deadline) {
    this.clock = clock;
    this.deadline = deadline;
  }

  @Override
  public void process(Exchange exchange) {
    start(exchange, DeactivateRequest.class, Operation.DEACTIVATE);
  }

  /**
   * The same for a call that only asks: from here on, nothing can be sent for it that changes
   * something.
   *
   * @param exchange the call's exchange
   */
  public void dryRun(Exchange exchange) {
    start(exchange, DeactivateRequest.class, Operation.DRY_RUN);
  }

  /**
   * The same for a call that reads one user.
   *
   * @param exchange the call's exchange
   */
  public void get(Exchange exchange) {
    start(exchange, GetUserRequest.class, Operation.GET);
  }

  /**
   * The same for a call that lists users.
   *
   * @param exchange the call's exchange
   */
  public void list(Exchange exchange) {
    start(exchange, ListUsersRequest.class, Operation.LIST);
  }

  private void start(Exchange exchange, Class<? extends CallRequest> type, Operation operation) {
    var body = exchange.getMessage().getBody();
    if (!type.isInstance(body)) {
      throw new InvalidRequestException(
          "Send a %s as the message body.".formatted(type.getSimpleName()));
    }
    var request = type.cast(body);
    requireOneName(request);
    var call = Call.of(exchange);
    if (call == null || call.isStarted()) {
      forget(call, exchange);
      begin(exchange, UUID.randomUUID().toString());
    }
    Call.of(exchange).start(request, operation);
  }

  private static void requireOneName(CallRequest request) {
    if (request.email() != null) {
      EmailAddress.check("email", request.email());
      if (request.userId() != null) {
        throw new InvalidRequestException("Give user_id or email, not both.");
      }
    }
  }

  /** The next call of a larger flow may be to an account without the options of the last one. */
  private static void forget(Call last, Exchange exchange) {
    if (last != null && last.account() != null) {
      last.account().options().keySet().forEach(exchange::removeProperty);
    }
  }

  /**
   * Starts the clock of a call.
   *
   * @param exchange the call's exchange
   * @param requestId names the call in logs and answers
   */
  public void begin(Exchange exchange, String requestId) {
    new Call(requestId, new Deadline(clock, deadline)).beginIn(exchange);
  }
}
