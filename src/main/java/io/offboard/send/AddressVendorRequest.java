package io.offboard.send;

import io.offboard.call.Call;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorHttpGuard;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.error.CallerGoneException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.watch.CallMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpMethods;

/** Puts the next vendor request into the message, and nothing else: the wall's outer side. */
public final class AddressVendorRequest implements Processor {
  private final Duration responseTimeout;
  private final String userAgent;
  private final CallMeter meter;

  /**
   * Addresses requests.
   *
   * @param responseTimeout the longest time for one vendor call
   * @param version of this software, for {@code User-Agent}
   * @param meter counts what is sent again
   */
  public AddressVendorRequest(Duration responseTimeout, String version, CallMeter meter) {
    this.responseTimeout = responseTimeout;
    this.meter = meter;
    this.userAgent = "offboard-routes/" + version;
  }

  @Override
  public void process(Exchange exchange) {
    var request = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
    requireOwnHost(exchange, request);
    requireHarmless(exchange, request);
    var message = exchange.getMessage();
    message.removeHeaders("*");
    // From a text, Camel finds the method by asking every type converter: a fifth of a call's time.
    message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
    message.setHeader(Exchange.HTTP_URI, request.uri().toString());
    headers(request).forEach(message::setHeader);
    message.setHeader(VendorHttpGuard.TIME_LIMIT, timeLimit(exchange, request.kind()));
    if (request.kind().mayBeMadeTwice()) {
      message.setHeader(VendorHttpGuard.REPEATABLE, true);
    }
    if (request.authorization() != null) {
      message.setHeader("Authorization", request.authorization().reveal());
    }
    if (request.rawQuery() != null) {
      message.setHeader(Exchange.HTTP_RAW_QUERY, request.rawQuery());
    }
    message.setBody(request.content());
    if (request.kind() == Kind.DEACTIVATE) {
      beginAttempt(Call.of(exchange));
    }
    if (Call.of(exchange).traffic().begin(request)) {
      meter.vendorRetried();
    }
  }

  /** The headers that a request goes out with, but for its authorization. */
  Map<String, String> headers(VendorRequest request) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", request.accept());
    headers.put("User-Agent", userAgent);
    if (request.contentType() != null) {
      headers.put("Content-Type", request.contentType());
    }
    if (request.ifMatch() != null) {
      headers.put("If-Match", request.ifMatch());
    }
    return headers;
  }

  /**
   * The routes of a call that only asks lead to no such request; whoever rewires them finds this
   * here.
   */
  private static void requireHarmless(Exchange exchange, VendorRequest request) {
    if (Call.of(exchange).onlyAsks() && !request.kind().isHarmless()) {
      throw new IllegalStateException("This call sends no request of kind " + request.kind());
    }
  }

  /** The account's addresses were checked when it was loaded; no path may have led away. */
  private static void requireOwnHost(Exchange exchange, VendorRequest request) {
    var own = request.addressOf(Call.of(exchange).account());
    var uri = request.uri();
    if (!Objects.equals(own.getScheme(), uri.getScheme())
        || !Objects.equals(own.getRawAuthority(), uri.getRawAuthority())) {
      throw new IllegalStateException("A vendor request leads away from the account's address");
    }
  }

  private static void beginAttempt(Call call) {
    if (call.progress().attempts() == 0 && call.isAbandoned()) {
      throw new CallerGoneException();
    }
    if (!call.deadline().allowsAttemptAfter(Duration.ZERO)) {
      var failed = call.progress().attempt();
      throw failed == null ? new VendorTimeoutException() : VendorErrors.of(call);
    }
    call.progress().attempting();
  }

  /** What comes before the first attempt must leave time for it. */
  private String timeLimit(Exchange exchange, Kind kind) {
    var call = Call.of(exchange);
    var before = !call.onlyAsks() && call.progress().attempts() == 0 && kind != Kind.DEACTIVATE;
    var most = before ? shorter(responseTimeout, call.deadline().fifth()) : responseTimeout;
    return Long.toString(shorter(most, call.deadline().left()).toMillis());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
