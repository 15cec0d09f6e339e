package io.offboard.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.offboard.DeactivateRequest;
import io.offboard.DryRunResult;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.VendorErrorException;
import org.apache.camel.Exchange;

/** A dry run from its door to the vendor. */
abstract class DryRunRouteTestBase extends VendorMockTestBase {
  final Exchange ask(DeactivateRequest asked) {
    return template.send("direct:users.dry-run", e -> e.getMessage().setBody(asked));
  }

  static DryRunResult result(Exchange exchange) {
    if (exchange.getException() != null) {
      throw new AssertionError(exchange.getException());
    }
    return exchange.getMessage().getBody(DryRunResult.class);
  }

  final void assertOnlyReads(int count) {
    assertSent(count);
    for (var sent : sent()) {
      assertEquals("GET", sent.getHeader(Exchange.HTTP_METHOD, String.class));
    }
  }

  /** Checks that nothing was sent, since something is missing or wrong. */
  final void assertRefused(Exchange exchange) {
    var error = assertInstanceOf(InvalidRequestException.class, exchange.getException());
    assertEquals(400, error.statusCode());
    assertSent(0);
  }

  static VendorErrorException assertVendorError(int status, Exchange exchange) {
    var error = assertInstanceOf(VendorErrorException.class, exchange.getException());
    assertEquals(status, error.statusCode());
    return error;
  }
}
