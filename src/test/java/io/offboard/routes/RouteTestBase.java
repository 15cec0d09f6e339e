package io.offboard.routes;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.OffboardRoutes;
import io.offboard.account.AccountResolver;
import io.offboard.call.Call;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import io.offboard.util.Waiter;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;

/** The embedded routes, some of whose nodes a test replaces by mocks. */
abstract class RouteTestBase extends CamelTestSupport {
  final TestClock clock = Samples.clock();

  /** How the integrated account is found by {@code users.deactivate}. */
  AccountResolver accounts = id -> Samples.okta();

  @Override
  public void configureTest(TestExecutionConfiguration configuration) {
    super.configureTest(configuration);
    configuration.withUseAdviceWith(true);
  }

  @Override
  protected void bindToRegistry(Registry registry) {
    registry.bind("clock", clock);
    registry.bind("waiter", (Waiter) clock::advance);
    registry.bind("accountResolver", (AccountResolver) id -> accounts.resolve(id));
  }

  @Override
  protected RoutesBuilder createRouteBuilder() {
    return OffboardRoutes.embedded();
  }

  /** Replaces nodes and starts the context. */
  @BeforeEach
  void startAdvised() throws Exception {
    advise();
    context.start();
  }

  /** Where a test says what it replaces. */
  abstract void advise() throws Exception;

  /** Replaces a node by a mock of the same name. */
  final void mock(String route, String node) throws Exception {
    AdviceWith.adviceWith(
        context, route, advice -> advice.weaveById(node).replace().to("mock:" + node));
  }

  /** Puts a mock of the same name in the place of a route. */
  final void mockRoute(String route) throws Exception {
    AdviceWith.adviceWith(
        context, route, advice -> advice.replaceFromWith("direct:" + UUID.randomUUID()));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:" + route).errorHandler(noErrorHandler()).to("mock:" + route);
          }
        });
  }

  final MockEndpoint mocked(String node) {
    return getMockEndpoint("mock:" + node);
  }

  /** What happens when the call gets to a replaced node. */
  final void when(String node, Processor happens) {
    mocked(node).whenAnyExchangeReceived(happens);
  }

  /** Sends a call into a route; fails if the route does. */
  final Exchange send(String route, Call call) {
    var exchange = trySend(route, call);
    if (exchange.getException() != null) {
      throw new AssertionError(exchange.getException());
    }
    return exchange;
  }

  final Exchange trySend(String route, Call call) {
    return template.send(
        "direct:" + route,
        exchange -> {
          exchange.setProperty(Call.PROPERTY, call);
          call.show(exchange);
        });
  }

  final <T extends Throwable> T failure(Class<T> type, String route, Call call) {
    return assertThrows(
        type,
        () -> {
          throw trySend(route, call).getException();
        });
  }
}
