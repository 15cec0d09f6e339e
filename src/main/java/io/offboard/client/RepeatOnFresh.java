package io.offboard.client;

import io.offboard.client.StaleConnections.StaleConnectionException;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Repeats a request that may be made twice, once, if it went out on a kept connection that the
 * vendor had closed. The repeat gets a connection that is opened for it: after a vendor has
 * restarted, all those that are kept are as dead as the first.
 */
final class RepeatOnFresh implements ExecChainHandler {
  /** The context's attribute of a request that may be made twice. */
  static final String ALLOWED = RepeatOnFresh.class.getName() + ".allowed";

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    var headers = request.getHeaders();
    try {
      return chain.proceed(request, scope);
    } catch (StaleConnectionException e) {
      if (scope.execRuntime.isExecutionAborted()) {
        throw e.getCause(); // it was our own clock that closed the connection
      }
      if (scope.clientContext.getAttribute(ALLOWED) == null) {
        throw e;
      }
    }
    request.setHeaders(headers); // the client refuses to add its own a second time
    openFresh(scope);
    return chain.proceed(request, scope);
  }

  /** The place in the pool is taken with whatever connection is in it, which is closed then. */
  private static void openFresh(ExecChain.Scope scope) throws IOException {
    var context = scope.clientContext;
    context.removeAttribute(VendorHttpGuard.SENDING);
    scope.execRuntime.acquireEndpoint(
        scope.exchangeId, scope.route, context.getUserToken(), context);
    scope.execRuntime.disconnectEndpoint();
  }
}
