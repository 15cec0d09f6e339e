package io.offboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.offboard.CallResult;
import io.offboard.call.Call;
import io.offboard.error.OffboardException;
import io.offboard.util.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each authenticated call to the logger {@code offboard.audit}: who was
 * deactivated where, by whom, and what came of it. No profile data, no secrets.
 */
public final class AuditLog implements Processor {
  private static final Logger AUDIT = LoggerFactory.getLogger("offboard.audit");

  /** Escapes U+2028 and U+2029, too, at which some readers of logs end a line. */
  private static final ObjectWriter JSON = Json.MAPPER.writer(JsonpCharacterEscapes.instance());

  private final Clock clock;

  /**
   * Writes lines.
   *
   * @param clock tells the time of a line
   */
  public AuditLog(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    if (Call.of(exchange).caller() != null) {
      AUDIT.info("{}", JSON.writeValueAsString(line(exchange)));
    }
  }

  private Map<String, Object> line(Exchange exchange) {
    var call = Call.of(exchange);
    var line = new LinkedHashMap<String, Object>();
    line.put("time", clock.instant().toString());
    line.put("request_id", call.requestId());
    line.put("caller", call.caller().name());
    if (call.request() != null) {
      line.put("account", call.request().integratedAccountId().toString());
      line.put("integration", call.account() == null ? null : call.account().integration());
      line.put("user_id", call.userId());
      line.put("actor", call.request().actor());
    }
    var body = exchange.getMessage().getBody();
    if (body instanceof CallResult result) {
      line.put("outcome", result.label());
      line.put("status", result.statusCode());
    } else {
      var error = (OffboardException) body;
      var asksOnly = exchange.getProperty(ReadRequest.DRY_RUN, false, Boolean.class);
      line.put("outcome", WriteAnswer.outcome(error).orElse(asksOnly ? "dry_run" : "failed"));
      line.put("status", error.statusCode());
    }
    line.put("vendor_request_id", call.progress().vendorRequestId());
    line.put("attempts", call.progress().attempts());
    line.put("milliseconds", call.deadline().elapsed().toMillis());
    return line;
  }
}
