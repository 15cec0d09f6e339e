package io.offboard.kamelet;

import static java.util.stream.Collectors.joining;

import io.offboard.DeactivateRequest;
import io.offboard.QueryParameter;
import io.offboard.client.RemoteQuery;
import io.offboard.error.InvalidRequestException;
import io.offboard.http.DeactivateRequestReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Makes a {@link DeactivateRequest} of the kamelet's parameters and of the message body, as the
 * HTTP front makes it of a query and a body. Wrong parameters stop the start.
 */
public final class ReadAction extends ServiceSupport implements Processor, CamelContextAware {
  private static final String DOOR = "users.deactivate";

  private final Map<String, String> query = new LinkedHashMap<>();
  private String remoteQuery = "";
  private String routeId;
  private CamelContext context;

  /**
   * The parameters, by the names that they have in the HTTP query, not encoded.
   *
   * @return to be filled; an empty value counts as not given
   */
  public Map<String, String> getQuery() {
    return query;
  }

  /**
   * Sets what is sent on to the vendor's deactivate call.
   *
   * @param parameters percent-encoded like a query string, for example {@code sendEmail=true}
   */
  public void setRemoteQuery(String parameters) {
    remoteQuery = parameters;
  }

  /**
   * Sets whether the request goes to the door that changes nothing. The kamelet's own choice sends
   * it there, for {@code true} and nothing else.
   *
   * @param text true or false
   * @throws InvalidRequestException for any other text
   */
  public void setDryRun(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new InvalidRequestException("Give dryRun as true or false.");
    }
  }

  /**
   * Sets the route that was made for this use of the kamelet.
   *
   * @param id its id
   */
  public void setRouteId(String id) {
    routeId = id;
  }

  @Override
  public CamelContext getCamelContext() {
    return context;
  }

  @Override
  public void setCamelContext(CamelContext camelContext) {
    context = camelContext;
  }

  @Override
  protected void doInit() {
    ActionParameters.requireDoor(context, "user-directory-deactivate-action", DOOR);
    ActionParameters.requireDeclared(context, routeId);
    read(null);
  }

  @Override
  public void process(Exchange exchange) {
    var message = exchange.getMessage();
    message.setBody(read(ActionBody.of(message)));
  }

  private DeactivateRequest read(byte[] body) {
    var parameters =
        query.entrySet().stream().map(p -> new QueryParameter(p.getKey(), p.getValue())).toList();
    return DeactivateRequestReader.read(
        RemoteQuery.rawQuery(parameters) + "&" + rawRemoteQuery(), body);
  }

  /** {@code a=x&b[c]=y} becomes {@code remote_query[a]=x&remote_query[b][c]=y}. */
  private String rawRemoteQuery() {
    return Stream.of(remoteQuery.split("&"))
        .map(pair -> pair.replaceFirst("[^\\[=]*", "remote_query[$0]"))
        .collect(joining("&"));
  }
}
