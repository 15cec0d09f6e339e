package io.offboard.routes;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offboard.DeactivateRequest;
import io.offboard.OffboardRoutes;
import io.offboard.fixture.Samples;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;

/** An embedder's own meter registries, of which a composite has the others in it. */
class EmbeddedMetricsTest extends VendorMockTestBase {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Override
  protected void bindToRegistry(Registry beans) {
    super.bindToRegistry(beans);
    beans.bind("simple", registry);
    var all = new CompositeMeterRegistry();
    all.add(registry);
    beans.bind("all", all);
  }

  @Override
  protected RoutesBuilder[] createRouteBuilders() {
    return new RoutesBuilder[] {
      OffboardRoutes.embedded(),
      new LeaverFlow(
          DeactivateRequest.of(Samples.OKTA_ID, "u1", null),
          DeactivateRequest.of(Samples.OKTA_ID, "u2", null))
    };
  }

  @Test
  void get_each_call_of_a_flow() {
    accounts = id -> Samples.okta();
    vendorAnswers(200, "{'status': 'DEPROVISIONED'}");

    template.send("direct:leaver", exchange -> {});

    assertEquals(Map.of("okta deactivate deactivated 200", 2L), calls());
  }

  @Test
  void get_calls_that_fail() {
    accounts = id -> Samples.okta();
    vendorAnswers(403, "{'errorSummary': 'No'}");
    send("direct:users.deactivate", DeactivateRequest.of(Samples.OKTA_ID, "u1", null));
    send("direct:users.list", "no request");
    vendorDoes(
        exchange -> {
          throw new IllegalStateException("by the test");
        });
    send("direct:users.dry-run", DeactivateRequest.of(Samples.OKTA_ID, "u1", null));

    assertEquals(Map.of("okta deactivate failed 403", 1L, "okta dry_run dry_run 500", 1L), calls());
  }

  private void send(String door, Object body) {
    template.send(door, exchange -> exchange.getMessage().setBody(body));
  }

  private Map<String, Long> calls() {
    return registry.find("offboard.calls").timers().stream()
        .collect(toMap(EmbeddedMetricsTest::labels, Timer::count));
  }

  private static String labels(Timer timer) {
    return timer.getId().getTags().stream().map(Tag::getValue).collect(joining(" "));
  }
}
