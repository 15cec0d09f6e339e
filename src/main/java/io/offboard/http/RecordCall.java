package io.offboard.http;

import io.offboard.DeactivateResult;
import io.offboard.call.Call;
import io.offboard.call.CallLine;
import io.offboard.call.Ending;
import io.offboard.store.CallRecords;
import io.offboard.store.StoreUnavailableException;
import io.offboard.watch.CallMeter;
import io.offboard.watch.Refusal;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Records each authenticated call as a row and as a line of the logger {@code offboard.audit}. What
 * is answered to an idempotency key is kept with the row, or the key is freed with it. Where the
 * row cannot be written, the line says {@code "audited": false}, so that it can be loaded later.
 */
public final class RecordCall implements Processor {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Clock clock;
  private final CallRecords records;
  private final CallMeter meter;

  /**
   * Writes lines.
   *
   * @param clock tells the time of a line
   * @param records keeps the line, and the answer to an idempotency key with it
   * @param meter counts the call
   */
  public RecordCall(Clock clock, CallRecords records, CallMeter meter) {
    this.clock = clock;
    this.records = records;
    this.meter = meter;
  }

  @Override
  public void process(Exchange exchange) {
    var call = Call.of(exchange);
    var ending = Ending.of(call, exchange.getMessage().getBody());
    if (exchange.getProperty(LeaverDoor.PROPERTY) != null) {
      ending.error().flatMap(Refusal::of).ifPresent(meter::refused);
      return;
    }
    if (call.caller() != null) {
      audit(exchange, CallLine.of(call, ending, clock.instant()));
    }
    meter.called(call, ending);
  }

  private void audit(Exchange exchange, CallLine complete) {
    var call = Call.of(exchange);
    var line = complete;
    try {
      record(exchange, line.text(), limit(call));
    } catch (StoreUnavailableException e) {
      call.setUnaudited();
      meter.auditFailed();
      line = line.unaudited();
    }
    line.log();
  }

  private void record(Exchange exchange, String line, Duration limit) {
    var claimed = Idempotency.claimed(exchange);
    if (claimed == null) {
      records.write(line, limit);
    } else if (exchange.getMessage().getBody() instanceof DeactivateResult result
        && result.statusCode() == 200) {
      records.keep(claimed, KeptAnswer.bytes(result), line, limit);
    } else {
      records.free(claimed, line, limit);
    }
  }

  /**
   * A call that is at its end anyway is still recorded; one that has time does not wait for long.
   */
  static Duration limit(Call call) {
    var left = call.deadline().left();
    if (left.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return left.compareTo(LONGEST) < 0 ? left : LONGEST;
  }
}
