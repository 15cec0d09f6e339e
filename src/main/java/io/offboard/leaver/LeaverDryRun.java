package io.offboard.leaver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.DryRunResult;
import io.offboard.LeaverRequest;
import io.offboard.account.AccountResolver;
import io.offboard.call.Call;
import io.offboard.call.CallErrors;
import io.offboard.call.CallLine;
import io.offboard.call.Ending;
import io.offboard.call.StartCall;
import io.offboard.store.CallRecords;
import io.offboard.store.LeaverStep;
import io.offboard.store.StoreUnavailableException;
import io.offboard.util.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.slf4j.MDC;

/** Says in a route how it is asked what would become of a leaver. */
public final class LeaverDryRun {
  private static final String REQUEST = "leaverRequest";
  private static final String STEPS = "leaverSteps";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final LeaverPlan plan;
  private final StartCall start;
  private final CallRecords records;
  private final Clock clock;

  /**
   * Asks.
   *
   * @param accounts all accounts
   * @param start starts calls
   * @param records keeps the audit; null without a store
   * @param clock tells the time
   */
  public LeaverDryRun(AccountResolver accounts, StartCall start, CallRecords records, Clock clock) {
    this.plan = new LeaverPlan(accounts, clock);
    this.start = start;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Plans the {@link LeaverRequest} in the message body, which becomes the list of its steps.
   *
   * @param exchange the exchange
   * @throws io.offboard.error.OffboardException if the request would not be accepted
   */
  public void plan(Exchange exchange) {
    var request = LeaverRequests.of(exchange.getMessage().getBody());
    var call = Call.of(exchange);
    var steps = plan.steps(request, call == null ? null : call.caller());
    var entries = Json.MAPPER.createArrayNode();
    steps.forEach(
        step ->
            LeaverJson.put(
                entries.addObject().put("account", step.account().toString()),
                "integration",
                step.integration()));
    exchange.setProperty(REQUEST, request);
    exchange.setProperty(STEPS, entries);
    exchange.getMessage().setBody(steps);
  }

  /**
   * Begins a call for the step in the message body, which becomes the request of the call.
   *
   * @param exchange the exchange
   */
  public void ask(Exchange exchange) {
    var step = exchange.getMessage().getBody(LeaverStep.class);
    var whole = Call.of(exchange);
    start.begin(exchange, UUID.randomUUID().toString());
    var call = Call.of(exchange);
    call.setCaller(whole == null ? null : whole.caller());
    MDC.put(StartCall.MDC_KEY, (whole == null ? call : whole).requestId());
    var request = exchange.getProperty(REQUEST, LeaverRequest.class);
    exchange.getMessage().setBody(StepRequest.of(request, step.account()));
  }

  /**
   * The account could be asked: the result is the message body.
   *
   * @param exchange the exchange
   */
  public void answered(Exchange exchange) {
    var result = exchange.getMessage().getBody(DryRunResult.class);
    var told = result.body();
    var entry = entry(exchange);
    entry.set("could_succeed", told.path("could_succeed"));
    entry.put("reason", result.reason()).set("requests", told.path("requests"));
    record(exchange, result);
  }

  /**
   * The account could not be asked, or has no such user: a leaver would meet with the same.
   *
   * @param exchange the exchange
   * @param cause why
   */
  public void refused(Exchange exchange, @ExchangeException Exception cause) {
    var error = CallErrors.of(Call.of(exchange), cause);
    entry(exchange)
        .put("could_succeed", false)
        .put("reason", error.getMessage())
        .putArray("requests");
    record(exchange, error);
  }

  private static ObjectNode entry(Exchange exchange) {
    var steps = exchange.getProperty(STEPS, ArrayNode.class);
    var entry = (ObjectNode) steps.get(exchange.getProperty(Exchange.SPLIT_INDEX, Integer.class));
    LeaverJson.put(entry, "user_id", Call.of(exchange).userId());
    return entry;
  }

  private void record(Exchange exchange, Object answer) {
    var call = Call.of(exchange);
    var line = CallLine.of(call, Ending.of(call, answer), clock.instant());
    try {
      if (records != null) {
        records.write(line.text(), LIMIT);
      }
    } catch (StoreUnavailableException e) {
      line = line.unaudited();
    }
    line.log();
  }

  /**
   * What would become of the leaver, as JSON: the message body.
   *
   * @param exchange the exchange
   */
  public void result(Exchange exchange) {
    var result = Json.MAPPER.createObjectNode().put("dry_run", true);
    exchange
        .getMessage()
        .setBody(result.set("steps", exchange.getProperty(STEPS, ArrayNode.class)));
  }
}
