package io.offboard.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets no header, query parameter or form field of the caller into the exchange, and only ours out
 * of it. What the service reads of a request it takes from the request itself.
 */
public final class HeaderWall implements HeaderFilterStrategy {
  private static final Set<String> ANSWERED =
      Set.of(
          "content-type",
          "allow",
          "www-authenticate",
          "idempotency-replayed",
          "offboard-outcome",
          "offboard-request-id",
          "offboard-warning",
          "ratelimit-limit",
          "ratelimit-remaining",
          "ratelimit-reset",
          "retry-after");

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return true;
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !ANSWERED.contains(name.toLowerCase(Locale.ROOT));
  }
}
