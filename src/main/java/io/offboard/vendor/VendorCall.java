package io.offboard.vendor;

import io.offboard.Deactivation;
import io.offboard.RemoteQuery;
import io.offboard.UserId;
import java.net.URI;
import org.apache.camel.Exchange;

/** Says in a route which request comes next: {@code vendorCall.get('/users/{user_id}')}. */
public final class VendorCall {
  /** The exchange property that holds the next request. */
  public static final String REQUEST = "vendorRequest";

  /** The exchange property that holds the last answer. */
  public static final String ANSWER = "vendorAnswer";

  /**
   * The deactivate call: a POST with the caller's {@code remote_query} and the call's vendor body.
   *
   * @param path below the account's address; {@code {user_id}} stands for the user's id
   * @param exchange the exchange
   */
  public void post(String path, Exchange exchange) {
    var call = Deactivation.of(exchange);
    var body = call.vendorBody();
    call.attempting();
    prepare(
        exchange,
        new VendorRequest(
            "POST",
            uri(call, path),
            RemoteQuery.rawQuery(call.request().remoteQuery()),
            body.isEmpty() ? null : body));
  }

  /**
   * A read.
   *
   * @param path below the account's address; {@code {user_id}} stands for the user's id
   * @param exchange the exchange
   */
  public void get(String path, Exchange exchange) {
    prepare(exchange, new VendorRequest("GET", uri(Deactivation.of(exchange), path), null, null));
  }

  private static void prepare(Exchange exchange, VendorRequest request) {
    exchange.setProperty(REQUEST, request);
  }

  private static URI uri(Deactivation call, String path) {
    var filled =
        path.contains("{user_id}")
            ? path.replace("{user_id}", UserId.segment(call.userId()))
            : path;
    return URI.create(call.account().baseUrl() + filled);
  }
}
