package io.offboard.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;

/** Opens connections, and looks up the name of the host no longer than the call may take. */
final class TimedConnector extends DefaultHttpClientConnectionOperator {
  /** The context's attribute that holds a future: done when the time of the call is over. */
  static final String OVER = TimedConnector.class.getName() + ".over";

  private final LookUps lookUps;
  private final Lookup<TlsSocketStrategy> tls;

  /**
   * Connects.
   *
   * @param lookUps resolve the hosts
   * @param tls shakes hands
   */
  TimedConnector(LookUps lookUps, TlsSocketStrategy tls) {
    this(
        lookUps,
        RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
  }

  private TimedConnector(LookUps lookUps, Lookup<TlsSocketStrategy> tls) {
    super(null, null, tls);
    this.lookUps = lookUps;
    this.tls = tls;
  }

  /** The client's own connector resolves for all calls alike, and is not told for which. */
  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      NamedEndpoint name,
      InetSocketAddress local,
      Timeout connectTimeout,
      SocketConfig socket,
      Object attachment,
      HttpContext context)
      throws IOException {
    var over = (CompletableFuture<?>) context.getAttribute(OVER);
    new DefaultHttpClientConnectionOperator(null, lookUps.until(over), tls)
        .connect(connection, host, name, local, connectTimeout, socket, attachment, context);
  }
}
