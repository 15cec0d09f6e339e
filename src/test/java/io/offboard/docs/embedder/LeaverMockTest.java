package io.offboard.docs.embedder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.error.OutcomeUnknownException;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Processor;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Written as an embedder would: {@code DeliveredTestkitIT} runs it with nothing but the jars. */
// begin mock-test
class LeaverMockTest extends CamelTestSupport {
  @Override
  public void configureTest(TestExecutionConfiguration configuration) {
    super.configureTest(configuration);
    configuration.withUseAdviceWith(true);
  }

  @Override
  protected RoutesBuilder createRouteBuilder() {
    return new LeaverRoutes();
  }

  @BeforeEach
  void replaceTheDeactivation() throws Exception {
    AdviceWith.adviceWith(
        context,
        "leaver",
        advice -> advice.weaveById("deactivate").replace().to("mock:users.deactivate"));
    context.start();
  }

  @Test
  void says_who_was_inactive_already() {
    var user = JsonNodeFactory.instance.objectNode().put("status", "inactive");
    var result = new DeactivateResult(Outcome.ALREADY_INACTIVE, user, List.of());

    assertEquals("already_inactive", leave(exchange -> exchange.getMessage().setBody(result)));
  }

  @Test
  void asks_again_later_when_the_outcome_is_unknown() {
    var unknown = new OutcomeUnknownException();

    assertEquals("ask again later", leave(exchange -> exchange.setException(unknown)));
  }

  private Object leave(Processor deactivation) {
    getMockEndpoint("mock:users.deactivate").whenAnyExchangeReceived(deactivation);
    var leaver = DeactivateRequest.of(UUID.randomUUID(), "ada.moreno@acme.example", null);
    return template.requestBody("direct:leaver", leaver);
  }
}
// end mock-test
