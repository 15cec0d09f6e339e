package io.offboard.http;

import io.offboard.call.Call;
import io.offboard.caller.ApiTokens;
import io.offboard.error.UnauthorizedException;
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
    var values = HttpRequest.of(exchange).headers("Authorization");
    var bearer = BEARER.matcher(values.size() == 1 ? values.get(0) : "");
    if (!bearer.matches()) {
      throw new UnauthorizedException();
    }
    var caller = apiTokens.holder(bearer.group(1)).orElseThrow(UnauthorizedException::new);
    Call.of(exchange).setCaller(caller);
  }
}
