package io.offboard.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.offboard.Deactivation;
import io.offboard.Json;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Puts the next vendor request into the message, and nothing else: the wall's outer side. */
public final class AddressVendorRequest implements Processor {
  private final Duration responseTimeout;
  private final String userAgent;

  /**
   * Addresses requests.
   *
   * @param responseTimeout the longest time for one vendor call
   * @param version of this software, for {@code User-Agent}
   */
  public AddressVendorRequest(Duration responseTimeout, String version) {
    this.responseTimeout = responseTimeout;
    this.userAgent = "offboard-routes/" + version;
  }

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    var request = exchange.getProperty(VendorCall.REQUEST, VendorRequest.class);
    var message = exchange.getMessage();
    var authorization = message.getHeader("Authorization");
    message.removeHeaders("*");
    message.setHeaders(
        new java.util.HashMap<>(
            Map.of(
                Exchange.HTTP_METHOD,
                request.method(),
                Exchange.HTTP_URI,
                request.uri().toString(),
                "Accept",
                "application/json",
                "User-Agent",
                userAgent,
                VendorHttpGuard.TIME_LIMIT,
                timeLimit(exchange))));
    if (authorization != null) {
      message.setHeader("Authorization", authorization);
    }
    if (request.rawQuery() != null) {
      message.setHeader(Exchange.HTTP_RAW_QUERY, request.rawQuery());
    }
    setBody(message, request);
  }

  private static void setBody(Message message, VendorRequest request)
      throws JsonProcessingException {
    if (request.body() == null) {
      message.setBody(null);
    } else {
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
      message.setBody(Json.MAPPER.writeValueAsBytes(request.body()));
    }
  }

  private String timeLimit(Exchange exchange) {
    var left = Deactivation.of(exchange).deadline().left();
    var limit = left.compareTo(responseTimeout) < 0 ? left : responseTimeout;
    return Long.toString(limit.toMillis());
  }
}
