package io.offboard.docs.embedder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.OffboardRoutes;
import io.offboard.testkit.SandboxVendors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Written as an embedder would: {@code DeliveredTestkitIT} runs it with nothing but the jars. */
// begin flow-test
class LeaverFlowTest extends CamelTestSupport {
  @RegisterExtension final SandboxVendors vendors = new SandboxVendors();

  @Override
  protected void bindToRegistry(Registry registry) {
    vendors.bindTo(registry);
  }

  @Override
  protected RoutesBuilder[] createRouteBuilders() {
    return new RoutesBuilder[] {OffboardRoutes.embedded(), new LeaverRoutes()};
  }

  @Test
  void a_leaver_is_deactivated() {
    var leaver = vendors.okta().readyRequest();

    assertEquals("deactivated", template.requestBody("direct:leaver", leaver));
    vendors.okta().assertDeactivations(1);
  }

  @Test
  void a_lost_answer_leads_to_no_second_call() {
    vendors.okta().nextDeactivation().loseAnswer();

    var leaver = vendors.okta().readyRequest();

    assertEquals("deactivated", template.requestBody("direct:leaver", leaver));
    vendors.okta().assertDeactivations(1);
  }
}
// end flow-test
