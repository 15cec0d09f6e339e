package io.offboard.send;

import io.offboard.client.VendorHttpGuard;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Lets only those headers out to a vendor that {@link AddressVendorRequest} sets: a tracer adds its
 * own behind it. None of Camel's own names comes in with an answer.
 */
public final class VendorWall extends HttpHeaderFilterStrategy {
  private static final Set<String> SENT =
      Set.of(
          "Accept",
          "User-Agent",
          "Content-Type",
          "If-Match",
          "Authorization",
          VendorHttpGuard.TIME_LIMIT,
          VendorHttpGuard.REPEATABLE);

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !SENT.contains(name);
  }
}
