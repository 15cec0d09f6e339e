package io.offboard.http;

import io.offboard.account.Placeholders;
import io.offboard.account.Secret;
import io.offboard.error.UnauthorizedException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets only a caller pass who knows the api token. */
public final class AuthenticateCaller implements Processor {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([!-~]+) *", Pattern.CASE_INSENSITIVE);

  /** The exchange property that is set once the caller is known. */
  public static final String PROPERTY = "authenticated";

  private final Supplier<Secret> apiToken;

  /**
   * Takes the token from {@code offboard.api.token}.
   *
   * @param placeholders gives the token, also one that is mounted as a file
   * @throws IllegalStateException if none is configured
   */
  public AuthenticateCaller(Placeholders placeholders) {
    var configured =
        placeholders.live(() -> placeholders.resolve("{{offboard.api.token:}}").strip());
    if (configured.get().isEmpty()) {
      throw new IllegalStateException(
          "No api token is configured: set offboard.api.token, or OFFBOARD_API_TOKEN.");
    }
    this.apiToken = () -> new Secret(configured.get());
  }

  @Override
  public void process(Exchange exchange) {
    var values = HttpRequest.of(exchange).headers("Authorization");
    var bearer = values.size() == 1 ? BEARER.matcher(values.get(0)) : null;
    if (bearer == null || !bearer.matches() || !apiToken.get().matches(bearer.group(1))) {
      throw new UnauthorizedException();
    }
    exchange.setProperty(PROPERTY, true);
  }
}
