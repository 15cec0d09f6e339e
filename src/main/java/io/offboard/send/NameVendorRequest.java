package io.offboard.send;

import io.offboard.call.Call;
import io.offboard.call.UserId;
import io.offboard.client.RemoteQuery;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import java.net.URI;
import org.apache.camel.Exchange;

/**
 * Says in a route which request comes next: {@code vendorCall.read('/users/{user_id}')}. A path is
 * below the account's address, and {@code {user_id}} in it stands for the user's id.
 */
public final class NameVendorRequest {
  /**
   * The call that deactivates, with the caller's {@code remote_query} and the vendor body.
   *
   * @param methodAndPath for example {@code POST /users/{user_id}/deactivate}
   * @param exchange the exchange
   */
  public void deactivate(String methodAndPath, Exchange exchange) {
    var call = Call.of(exchange);
    var line = methodAndPath.split(" ", 2);
    var query = RemoteQuery.rawQuery(call.request().remoteQuery());
    var request = VendorRequest.empty(Kind.DEACTIVATE, line[0], uri(call, line[1]), query);
    next(exchange, call.vendorBody().isEmpty() ? request : request.with(call.vendorBody()));
  }

  /**
   * The OAuth scope that the call needs that deactivates: what is missing where it is forbidden.
   *
   * @param scope the scope
   * @param exchange the exchange
   */
  public void needsScope(String scope, Exchange exchange) {
    Call.of(exchange).progress().needs(scope);
  }

  /**
   * A read: a GET.
   *
   * @param path the path
   * @param exchange the exchange
   */
  public void read(String path, Exchange exchange) {
    var uri = uri(Call.of(exchange), path);
    next(exchange, VendorRequest.empty(Kind.READ, "GET", uri, null));
  }

  /**
   * The next request speaks another kind of JSON, in both directions.
   *
   * @param type for example {@code application/json}; null for what the vendor usually speaks
   * @param usually for example {@code application/scim+json}
   * @param exchange the exchange
   */
  public void mediaType(String type, String usually, Exchange exchange) {
    next(
        exchange,
        exchange
            .getProperty(VendorRequest.PROPERTY, VendorRequest.class)
            .in(type == null ? usually : type));
  }

  /**
   * Ends what the user has open: a DELETE.
   *
   * @param path the path
   * @param rawQuery the query, percent-encoded
   * @param exchange the exchange
   */
  public void revoke(String path, String rawQuery, Exchange exchange) {
    var uri = uri(Call.of(exchange), path);
    next(exchange, VendorRequest.empty(Kind.REVOKE, "DELETE", uri, rawQuery));
  }

  private static void next(Exchange exchange, VendorRequest request) {
    exchange.setProperty(VendorRequest.PROPERTY, request);
  }

  private static URI uri(Call call, String path) {
    var filled =
        path.contains("{user_id}")
            ? path.replace("{user_id}", UserId.segment(call.userId()))
            : path;
    return URI.create(call.account().baseUrl() + filled);
  }
}
