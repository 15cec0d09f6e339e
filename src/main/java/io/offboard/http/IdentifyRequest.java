package io.offboard.http;

import io.offboard.call.Call;
import io.offboard.call.StartCall;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.MDC;

/** Names the request and starts its clock. */
public final class IdentifyRequest implements Processor {
  private static final Pattern CALLERS_OWN = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private final StartCall start;
  private final InFlight inFlight;

  /**
   * Names requests.
   *
   * @param start starts the clock
   * @param inFlight counts the request until its route has ended
   */
  public IdentifyRequest(StartCall start, InFlight inFlight) {
    this.start = start;
    this.inFlight = inFlight;
  }

  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    inFlight.hold(request.server(), exchange);
    var id = of(request.header("X-Request-Id"));
    start.begin(exchange, id);
    Call.of(exchange).abandonedWhen(request.server().response()::closed);
    MDC.put(StartCall.MDC_KEY, id);
  }

  /**
   * The caller's own id if it is well formed, else a new one.
   *
   * @param callersOwn may be null
   * @return the id of the request
   */
  static String of(String callersOwn) {
    return callersOwn != null && CALLERS_OWN.matcher(callersOwn).matches()
        ? callersOwn
        : UUID.randomUUID().toString();
  }
}
