package io.offboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.offboard.CallResult;
import io.offboard.DeactivateResult;
import io.offboard.call.Call;
import io.offboard.call.EmailAddress;
import io.offboard.call.Ending;
import io.offboard.error.OffboardException;
import io.offboard.store.CallRecords;
import io.offboard.store.StoreUnavailableException;
import io.offboard.util.Json;
import io.offboard.util.Sha256;
import io.offboard.watch.CallMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records each authenticated call: who was deactivated where, by whom, and what came of it, as a
 * row and as a line of the logger {@code offboard.audit}; no profile data, no secrets. What is
 * answered to an idempotency key is kept with the row, or the key is freed with it. Where the row
 * cannot be written, the line says {@code "audited": false}, so that it can be loaded later.
 */
public final class RecordCall implements Processor {
  private static final Logger AUDIT = LoggerFactory.getLogger("offboard.audit");

  /** Escapes U+2028 and U+2029, too, at which some readers of logs end a line. */
  private static final ObjectWriter JSON = Json.MAPPER.writer(JsonpCharacterEscapes.instance());

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
    var ending = ending(call, exchange.getMessage().getBody());
    if (call.caller() != null) {
      record(exchange, ending);
    }
    meter.called(call, ending);
  }

  private static Ending ending(Call call, Object body) {
    return body instanceof CallResult result
        ? Ending.of(result)
        : Ending.of(call, (OffboardException) body);
  }

  private void record(Exchange exchange, Ending ending) {
    var call = Call.of(exchange);
    var line = line(call, ending);
    try {
      record(exchange, text(line), limit(call));
    } catch (StoreUnavailableException e) {
      call.setUnaudited();
      meter.auditFailed();
      line.put("audited", false);
    }
    AUDIT.info("{}", text(line));
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

  private static String text(Map<String, Object> line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> line(Call call, Ending ending) {
    var line = new LinkedHashMap<String, Object>();
    line.put("time", clock.instant().toString());
    line.put("request_id", call.requestId());
    line.put("caller", call.caller().name());
    line.put("operation", call.operation().label());
    if (call.request() != null) {
      line.put("account", call.request().integratedAccountId().toString());
      line.put("integration", call.account() == null ? null : call.account().integration());
      line.put("user_id", call.userId());
      if (call.request().email() != null) {
        line.put("email_sha256", Sha256.hex(EmailAddress.folded(call.request().email())));
      }
      line.put("actor", call.actor());
    }
    line.put("outcome", ending.outcome());
    line.put("status", ending.status());
    line.put("vendor_request_id", call.progress().vendorRequestId());
    line.put("attempts", call.progress().attempts());
    line.put("milliseconds", call.deadline().elapsed().toMillis());
    return line;
  }
}
