package io.offboard.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.HttpMessageWriterFactory;
import org.apache.hc.core5.io.CloseMode;

/**
 * A connection to a vendor that logs nothing of what goes over it, at whatever level: the client's
 * own kind writes all headers and bytes to {@code org.apache.hc.client5.http.headers} and {@code
 * .wire}, and with them the credentials.
 */
final class VendorConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {
  /**
   * Each waiting call holds a connection with three buffers: of 8 KiB by default. How long the
   * headers of an answer may be has no limit by default.
   */
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(2048)
          .setMaxLineLength(1 << 16)
          .setMaxHeaderCount(1_000)
          .build();

  private static final HttpMessageWriterFactory<ClassicHttpRequest> WRITERS =
      new DefaultHttpRequestWriterFactory(LIMITS);
  private static final HttpMessageParserFactory<ClassicHttpResponse> PARSERS =
      new DefaultHttpResponseParserFactory(LIMITS);

  private volatile boolean closed;
  private volatile boolean kept;

  VendorConnection() {
    super(LIMITS, null, null, null, null, WRITERS, PARSERS);
  }

  /** Whether it stands from an earlier call: the vendor may have closed it meanwhile. */
  boolean isKept() {
    return kept;
  }

  /** A call may end, and close its connection, just while it is being opened. */
  @Override
  protected void bind(SocketHolder holder) throws IOException {
    super.bind(holder);
    if (closed) {
      holder.getBaseSocket().close();
      throw new InterruptedIOException("the call has ended");
    }
  }

  @Override
  public Socket getSocket() {
    var holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }

  @Override
  public void close(CloseMode mode) {
    closed = true;
    super.close(mode);
  }

  @Override
  public void passivate() {
    kept = true;
  }

  /** The pool itself sets the socket's timeout for each call. */
  @Override
  public void activate() {}
}
