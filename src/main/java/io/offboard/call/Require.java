package io.offboard.call;

import io.offboard.error.InvalidRequestException;
import io.offboard.error.UnsupportedIntegrationException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** Says in a route what its vendor needs: {@code require.user}, {@code require.userAndActor}. */
public final class Require {

  /**
   * The user's id, or an e-mail address by which it is still to be found.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException if it is missing or unfit for a path
   */
  public void user(Exchange exchange) {
    check(Call.of(exchange), false);
  }

  /**
   * The same, and the person who completes the offboarding.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException if one is missing, or the id is unfit for a path
   */
  public void userAndActor(Exchange exchange) {
    check(Call.of(exchange), true);
  }

  /**
   * An integration that has a route: nothing to ask for, all that had one are past.
   *
   * @param exchange the exchange
   * @throws UnsupportedIntegrationException always
   */
  public void knownIntegration(Exchange exchange) {
    throw new UnsupportedIntegrationException(Call.of(exchange).account().integration());
  }

  /**
   * An integration that has a route: {@code require.routeOfIntegration('list')}.
   *
   * @param question the rest of the route's id
   * @param exchange the exchange
   * @throws UnsupportedIntegrationException if it has no route of that name
   */
  public void routeOfIntegration(String question, Exchange exchange) {
    var integration = Call.of(exchange).account().integration();
    if (exchange.getContext().getRoute(integration + "." + question) == null) {
      throw new UnsupportedIntegrationException(question, integration);
    }
  }

  private static void check(Call call, boolean actorToo) {
    var parameters = new ArrayList<String>();
    var fields = new ArrayList<String>();
    if (actorToo && call.actor() == null) {
      parameters.add("actor");
    }
    if (call.userId() == null && call.request().email() == null) {
      fields.add("user_id");
    }
    if (!parameters.isEmpty() || !fields.isEmpty()) {
      throw InvalidRequestException.missing(List.copyOf(parameters), List.copyOf(fields));
    }
    if (call.userId() != null) {
      UserId.check("user_id", call.userId());
    }
  }
}
