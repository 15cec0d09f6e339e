package io.offboard.http;

import io.offboard.call.Call;
import io.offboard.caller.ApiTokens;
import io.offboard.caller.Caller;
import io.offboard.error.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets only a caller pass who holds an api token. */
public final class AuthenticateCaller implements Processor {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([!-~]+) *", Pattern.CASE_INSENSITIVE);

  private final ApiTokens apiTokens;

  /**
   * Lets callers pass.
   *
   * @param apiTokens all valid tokens
   */
  public AuthenticateCaller(ApiTokens apiTokens) {
    this.apiTokens = apiTokens;
  }

  @Override
  public void process(Exchange exchange) {
    var caller = caller(HttpRequest.of(exchange).server());
    Call.of(exchange).setCaller(caller.orElseThrow(UnauthorizedException::new));
  }

  /** Who makes a request; empty for a stranger. */
  Optional<Caller> caller(HttpServerRequest request) {
    var values = request.headers().getAll("Authorization");
    var bearer = BEARER.matcher(values.size() == 1 ? values.get(0) : "");
    return bearer.matches() ? apiTokens.holder(bearer.group(1)) : Optional.empty();
  }
}
