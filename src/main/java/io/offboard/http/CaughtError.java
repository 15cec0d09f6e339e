package io.offboard.http;

import io.offboard.call.Call;
import io.offboard.call.CallErrors;
import io.offboard.error.OffboardException;
import io.offboard.store.StoreUnavailableException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a route threw into an error that tells no more than is known, and no less: the
 * message body from here on.
 */
public final class CaughtError implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(CaughtError.class);

  @Override
  public void process(Exchange exchange) {
    exchange.getMessage().setBody(error(exchange));
  }

  private static OffboardException error(Exchange exchange) {
    var caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    var error = CallErrors.of(Call.of(exchange), caught);
    if (error.getCause() != null) {
      log(error);
    }
    return error;
  }

  /** While the store is lost, each call says so: in one line. */
  private static void log(OffboardException error) {
    if (error instanceof StoreUnavailableException) {
      LOG.error("{} ({})", error.getMessage(), error.getCause().getMessage());
    } else {
      LOG.error("{}", error.getMessage(), error.getCause());
    }
  }
}
