package io.offboard.call;

import io.offboard.DeactivateRequest;
import io.offboard.error.InvalidRequestException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Opens the door: takes the request out of the message, and starts the clock if nobody has. */
public final class StartCall implements Processor {
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
    start(exchange, null);
  }

  /**
   * The same for a call that only asks: from here on, nothing can be sent for it that changes
   * something.
   *
   * @param exchange the call's exchange
   */
  public void dryRun(Exchange exchange) {
    start(exchange, new DryRun());
  }

  private void start(Exchange exchange, DryRun notes) {
    if (!(exchange.getMessage().getBody() instanceof DeactivateRequest request)) {
      throw new InvalidRequestException("Send a DeactivateRequest as the message body.");
    }
    var call = Call.of(exchange);
    if (call == null || call.isStarted()) {
      forget(call, exchange);
      begin(exchange, UUID.randomUUID().toString());
    }
    Call.of(exchange).start(request, notes);
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
    exchange.setProperty(Call.PROPERTY, new Call(requestId, new Deadline(clock, deadline)));
  }
}
