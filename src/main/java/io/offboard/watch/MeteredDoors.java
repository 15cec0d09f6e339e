package io.offboard.watch;

import io.offboard.CallResult;
import io.offboard.call.Call;
import io.offboard.call.Ending;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Notes the calls of an embedder, which end at the doors: no endpoint of ours is before them. */
public final class MeteredDoors extends RoutePolicySupport implements RoutePolicyFactory {
  private static final Set<String> DOORS =
      Set.of("users.deactivate", "users.dry-run", "users.list", "users.get");

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

  /** {@inheritDoc} A message that is no request of ours has begun no call. */
  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    var call = Call.of(exchange);
    if (call != null && call.end()) {
      var thrown = exchange.getException();
      meter.called(
          call,
          thrown == null
              ? Ending.of(exchange.getMessage().getBody(CallResult.class))
              : Ending.of(call, Ending.error(call, thrown)));
    }
  }
}
