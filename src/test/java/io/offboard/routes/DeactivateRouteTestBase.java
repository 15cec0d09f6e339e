package io.offboard.routes;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.Outcome;
import io.offboard.call.Call;
import io.offboard.error.InvalidRequestException;

/** The route that deactivates at one integration, with a mock that settles. */
abstract class DeactivateRouteTestBase extends RouteTestBase {
  private final String route;
  private final String settle;

  DeactivateRouteTestBase(String integration) {
    route = integration + ".deactivate";
    settle = integration + "-settle";
  }

  @Override
  void advise() throws Exception {
    mock(route, settle);
  }

  /** The vendor deactivates the user, and answers with a document. */
  final void vendorDeactivates(String document) {
    when(
        settle,
        exchange -> {
          var call = Call.of(exchange);
          attempted(call, answer(200, document));
          call.setOutcome(Outcome.DEACTIVATED);
        });
  }

  final void assertSettled(Call call) throws Exception {
    mocked(settle).expectedMessageCount(1);

    send(route, call);

    mocked(settle).assertIsSatisfied();
  }

  final InvalidRequestException assertRefused(Call call) throws Exception {
    mocked(settle).expectedMessageCount(0);

    var error = failure(InvalidRequestException.class, route, call);

    assertEquals(400, error.statusCode());
    mocked(settle).assertIsSatisfied();
    return error;
  }
}
