package io.offboard.send;

import com.fasterxml.jackson.databind.node.NullNode;
import io.offboard.QueryParameter;
import io.offboard.call.Call;
import io.offboard.call.Operation;
import io.offboard.call.UserId;
import io.offboard.client.RemoteQuery;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.error.InvalidRequestException;
import io.offboard.transform.Transforms;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * Says in a route which request comes next: {@code vendorCall.read('/users/{user_id}')}. A path is
 * below the account's address, and {@code {user_id}} in it stands for the user's id.
 */
public final class NameVendorRequest {
  private final Transforms transforms;

  /**
   * Names requests.
   *
   * @param transforms make the queries of searches
   */
  public NameVendorRequest(Transforms transforms) {
    this.transforms = transforms;
  }

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
   * A read: a GET, with the caller's {@code remote_query} where the read is what was asked for.
   *
   * @param path the path
   * @param exchange the exchange
   */
  public void read(String path, Exchange exchange) {
    var call = Call.of(exchange);
    var query =
        call.operation() == Operation.GET
            ? RemoteQuery.rawQuery(call.request().remoteQuery())
            : null;
    next(exchange, VendorRequest.empty(Kind.READ, "GET", uri(call, path), query));
  }

  /**
   * A read of the next page of a search: a GET.
   *
   * @param path the path
   * @param transform the name of a transform that gives {@code query}, an object with the
   *     parameters, of which those that are null are left out, or {@code problem}, if the vendor
   *     has no way to say what is searched. It finds {@code $email}, {@code $username} and {@code
   *     $status}, of which those not asked for are null; {@code $limit}, the most users that the
   *     page may have; and {@code $page}, where it begins, as the transform of the page before gave
   *     it, or null
   * @param exchange the exchange
   * @throws InvalidRequestException if there is a problem, or if the caller's {@code remote_query}
   *     has one of the parameters
   */
  public void search(String path, String transform, Exchange exchange) {
    var call = Call.of(exchange);
    var asked = transforms.apply(transform, NullNode.getInstance(), call.search().variables());
    if (asked.hasNonNull("problem")) {
      throw new InvalidRequestException(asked.get("problem").asText());
    }
    var parameters = new ArrayList<QueryParameter>();
    asked
        .path("query")
        .properties()
        .forEach(one -> parameters.add(new QueryParameter(one.getKey(), one.getValue().asText())));
    if (call.operation() == Operation.LIST) {
      addRemoteQuery(call.request().remoteQuery(), parameters);
    }
    var query = RemoteQuery.rawQuery(parameters);
    next(exchange, VendorRequest.empty(Kind.READ, "GET", uri(call, path), query));
  }

  private static void addRemoteQuery(List<QueryParameter> theirs, List<QueryParameter> ours) {
    for (var parameter : theirs) {
      if (ours.stream().anyMatch(own -> own.name().equalsIgnoreCase(parameter.name()))) {
        throw new InvalidRequestException(
            "Leave %s out of remote_query: the query of this list has it already."
                .formatted(parameter.name()));
      }
    }
    ours.addAll(theirs);
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
