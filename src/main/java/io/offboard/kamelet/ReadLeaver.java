package io.offboard.kamelet;

import io.offboard.error.InvalidRequestException;
import io.offboard.http.ReadLeavers;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Makes a {@link io.offboard.LeaverRequest} of the message body, as the HTTP front makes it of a
 * request's. Wrong parameters stop the start.
 */
public final class ReadLeaver extends ServiceSupport implements Processor, CamelContextAware {
  private static final String DOOR = "leavers.accept";

  private String routeId;
  private CamelContext context;

  /**
   * Sets whether nothing is to be accepted. The kamelet's own choice leads to another door, for
   * {@code true} and nothing else.
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
    ActionParameters.requireDoor(context, "leaver-accept-action", DOOR);
    ActionParameters.requireDeclared(context, routeId);
  }

  @Override
  public void process(Exchange exchange) {
    var message = exchange.getMessage();
    message.setBody(ReadLeavers.one(ActionBody.of(message)));
  }
}
