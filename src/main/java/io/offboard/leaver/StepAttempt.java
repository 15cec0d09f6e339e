package io.offboard.leaver;

import io.offboard.CallResult;
import io.offboard.Outcome;
import io.offboard.call.Call;
import io.offboard.call.CallErrors;
import io.offboard.call.CallLine;
import io.offboard.call.Ending;
import io.offboard.call.StartCall;
import io.offboard.caller.Caller;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.store.LeaverAttempt;
import io.offboard.store.StepResult;
import io.offboard.store.StepState;
import io.offboard.store.StoreUnavailableException;
import io.offboard.watch.CallMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.slf4j.MDC;

/** Says in a route how an attempt of a step goes, and records what came of it. */
public final class StepAttempt {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LeaverRegister register;
  private final Proofs proofs;
  private final StartCall start;
  private final Clock clock;
  private final CallMeter meter;

  /**
   * Makes attempts.
   *
   * @param register where the leavers are
   * @param proofs makes evidence of answers
   * @param start starts calls
   * @param clock tells the time
   * @param meter is told of proofs
   */
  public StepAttempt(
      LeaverRegister register, Proofs proofs, StartCall start, Clock clock, CallMeter meter) {
    this.register = register;
    this.proofs = proofs;
    this.start = start;
    this.clock = clock;
    this.meter = meter;
  }

  /**
   * Makes the request of an attempt, which becomes the message body.
   *
   * @param exchange the exchange
   */
  public void request(Exchange exchange) {
    var work = LeaverWork.of(exchange);
    var requestId = UUID.randomUUID().toString();
    MDC.put(StartCall.MDC_KEY, requestId);
    work.begin(clock.instant());
    start.begin(exchange, requestId);
    var call = Call.of(exchange);
    call.setPatient();
    if (work.leaver().requestedBy() != null) {
      call.setCaller(new Caller(work.leaver().requestedBy(), null));
    }
    var request = LeaverRequests.stored(work.leaver().request());
    exchange.getMessage().setBody(StepRequest.of(request, work.turn().account()));
  }

  /**
   * The attempt was a success, whose result is the message body.
   *
   * @param exchange the exchange
   */
  public void answered(Exchange exchange) {
    show(exchange, exchange.getMessage().getBody(CallResult.class));
  }

  /**
   * The attempt was none.
   *
   * @param exchange the exchange
   * @param cause why
   */
  public void refused(Exchange exchange, @ExchangeException Exception cause) {
    show(exchange, CallErrors.of(Call.of(exchange), cause));
  }

  /** What the routes decide on, as plain values. A user who cannot be mapped is still gone. */
  private static void show(Exchange exchange, Object answer) {
    var work = LeaverWork.of(exchange);
    work.answer(answer);
    var outcome =
        answer instanceof AnswerNotMappableException known && known.outcome() != null
            ? known.outcome().label()
            : work.error() == null ? ((CallResult) answer).label() : "";
    exchange.setProperty("leaverOutcome", outcome);
    exchange.setProperty("leaverError", work.error() == null ? "" : name(work));
    exchange.setProperty("leaverStatus", work.error() == null ? 200 : work.error().statusCode());
    exchange.setProperty("leaverNotYet", Call.of(exchange).progress().remarks().isNotYet());
  }

  private static String name(LeaverWork work) {
    return work.error().getClass().getSimpleName();
  }

  /**
   * Records what came of the attempt, with its audit row, unless it was none.
   *
   * @param exchange the exchange
   * @throws StoreUnavailableException if it is not recorded: the attempt is made once more
   */
  public void record(Exchange exchange) {
    var work = LeaverWork.of(exchange);
    if (work.next() == null) {
      return;
    }
    var call = Call.of(exchange);
    var line = CallLine.of(call, Ending.of(call, work.answer()), clock.instant());
    var result = result(work, call, line);
    try {
      var isItsTurn = register.rows().end(work.turn(), result, LIMIT);
      line.log();
      if (isItsTurn && result.provenAt() != null) {
        var took = Duration.between(work.leaver().startsAt(), result.provenAt());
        meter.proven(result.integration(), took);
      }
    } catch (StoreUnavailableException e) {
      line.unaudited().log();
      throw e;
    }
  }

  private StepResult result(LeaverWork work, Call call, CallLine line) {
    var isDone = work.next() == StepState.DONE;
    var proof = isDone ? proofs.of(call) : null;
    var attempt =
        new LeaverAttempt(
            work.turn().account(),
            call.requestId(),
            work.began(),
            line.outcome(),
            isDone ? Outcome.DEACTIVATED.statusCode() : line.status(),
            call.progress().remarks().vendorRequestId(),
            isDone ? null : message(work),
            proof == null ? null : proof.toString());
    return new StepResult(
        work.next(),
        work.nextAt(),
        call.account() == null ? null : call.account().integration(),
        call.userId(),
        isDone ? proofs.at(call) : null,
        attempt,
        line.text());
  }

  private static String message(LeaverWork work) {
    return work.error() == null
        ? "The vendor accepted, and does not show it yet."
        : work.error().getMessage();
  }
}
