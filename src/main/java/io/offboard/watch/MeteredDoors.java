package io.offboard.watch;

import io.offboard.call.Call;
import io.offboard.call.CallErrors;
import io.offboard.call.Ending;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Notes the calls that end at the doors: an embedder's, and the attempts for leavers. */
public final class MeteredDoors extends RoutePolicySupport implements RoutePolicyFactory {
  private static final Set<String> DOORS =
      Set.of("users.deactivate", "users.dry-run", "users.list", "users.get");

  private static final String ENDPOINT = "http.";

  private final CallMeter meter;

  /**
   * Notes calls.
   *
   * @param meter takes them
   */
  public MeteredDoors(CallMeter meter) {
    this.meter = meter;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return DOORS.contains(routeId) ? this : null;
  }

  /**
   * {@inheritDoc} A message that is no request of ours has begun no call, and of its own calls the
   * endpoint knows better how they end.
   */
  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    var call = Call.of(exchange);
    if (call != null && !exchange.getFromRouteId().startsWith(ENDPOINT) && call.end()) {
      var thrown = exchange.getException();
      var body = thrown == null ? exchange.getMessage().getBody() : CallErrors.of(call, thrown);
      meter.called(call, Ending.of(call, body));
    }
  }
}
