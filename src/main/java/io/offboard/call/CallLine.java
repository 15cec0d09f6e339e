package io.offboard.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.offboard.util.Json;
import io.offboard.util.Sha256;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of a call in the audit: who was deactivated where, by whom, and what came of it; no
 * profile data, no secrets.
 */
public final class CallLine {
  private static final Logger AUDIT = LoggerFactory.getLogger("offboard.audit");

  /** Escapes U+2028 and U+2029, too, at which some readers of logs end a line. */
  private static final ObjectWriter JSON = Json.MAPPER.writer(JsonpCharacterEscapes.instance());

  private final Map<String, Object> fields;

  private CallLine(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Makes the line of a call.
   *
   * @param call the call
   * @param ending what came of it
   * @param now the time of the line
   * @return the line
   */
  public static CallLine of(Call call, Ending ending, Instant now) {
    var line = new LinkedHashMap<String, Object>();
    line.put("time", now.toString());
    line.put("request_id", call.requestId());
    line.put("caller", call.caller() == null ? null : call.caller().name());
    line.put("operation", call.operation().label());
    if (call.request() != null) {
      line.put("account", call.request().integratedAccountId().toString());
      line.put("integration", call.account() == null ? null : call.account().integration());
      putUser(line, call);
      line.put("actor", call.actor());
    }
    line.put("outcome", ending.outcome());
    line.put("status", ending.status());
    line.put("vendor_request_id", call.progress().remarks().vendorRequestId());
    line.put("attempts", call.progress().attempts());
    line.put("milliseconds", call.deadline().elapsed().toMillis());
    return new CallLine(line);
  }

  /** No address is told of a read: who is read by one, as by a login, is known by its hash. */
  private static void putUser(Map<String, Object> line, Call call) {
    var isReadByAddress = call.operation() == Operation.GET && call.userId().contains("@");
    var email = isReadByAddress ? call.userId() : call.request().email();
    line.put("user_id", isReadByAddress ? null : call.userId());
    if (email != null) {
      line.put("email_sha256", Sha256.hex(EmailAddress.folded(email)));
    }
  }

  /** The same line, marked as one that has no row. */
  public CallLine unaudited() {
    var marked = new LinkedHashMap<>(fields);
    marked.put("audited", false);
    return new CallLine(marked);
  }

  /** What came of the call, in one word. */
  public String outcome() {
    return (String) fields.get("outcome");
  }

  /** The HTTP status that stands for what came of the call. */
  public int status() {
    return (Integer) fields.get("status");
  }

  /** The line as JSON. */
  public String text() {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the line to the logger {@code offboard.audit}. */
  public void log() {
    AUDIT.info("{}", text());
  }
}
