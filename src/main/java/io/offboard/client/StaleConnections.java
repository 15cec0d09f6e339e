package io.offboard.client;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Tells a kept connection that the vendor had closed from an answer that was lost. To look at each
 * connection before it is used would cost every call a timed read, and still miss the one that is
 * closed just then.
 */
final class StaleConnections extends HttpRequestExecutor {

  /**
   * A kept connection broke, and no byte of an answer came: most likely the vendor had closed it
   * before, but it may have read the request.
   */
  static final class StaleConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    StaleConnectionException(IOException cause) {
      super("a kept connection was closed", cause);
    }

    @Override
    public synchronized IOException getCause() {
      return (IOException) super.getCause();
    }
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      HttpResponseInformationCallback information,
      HttpContext context)
      throws IOException, HttpException {
    var kept = connection instanceof VendorConnection vendor && vendor.isKept();
    var traffic = connection.getEndpointDetails();
    var before = kept ? traffic.getReceivedBytesCount() : 0;
    try {
      return super.execute(request, connection, information, context);
    } catch (IOException e) {
      throw kept && traffic.getReceivedBytesCount() == before ? new StaleConnectionException(e) : e;
    }
  }
}
